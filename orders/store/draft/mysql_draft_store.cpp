#include "orders/store/draft/mysql_draft_store.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"
#include "orders/store/replacing/permission_column.hpp"

#define CHUANPIN_DRAFT_COLUMNS                                                                                                    \
    "draft_id, version, buyer_organisation_id, buyer_unit_id, supplier_organisation_id, delivery_county_code, delivery_address, " \
    "delivery_contact, requested_delivery_date, opened_by, opened_at, expires_at, line_count, order_id, submitted_at"
#define CHUANPIN_DRAFT_LINE_COLUMNS                                                                                                    \
    "line_id, version, product_id, offer_id, offer_version, quantity, budget_id, channel, campaign, added_by, added_at, substitutes, " \
    "delivery_week"
// Whose it is, that it is open, and how it goes on: the condition of every change.
#define CHUANPIN_OPEN_DRAFT \
    "draft_id = ? AND buyer_organisation_id = ? AND (? IS NULL OR buyer_unit_id = ?) AND order_id IS NULL AND expires_at > ?"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_draft = "INSERT INTO order_draft (" CHUANPIN_DRAFT_COLUMNS ") VALUES ?";
constexpr std::string_view select_draft = "SELECT " CHUANPIN_DRAFT_COLUMNS " FROM order_draft WHERE draft_id = ?";
constexpr std::string_view page_drafts = "SELECT " CHUANPIN_DRAFT_COLUMNS
                                         " FROM order_draft WHERE buyer_organisation_id = ? AND draft_id < ? AND (? IS NULL OR "
                                         "buyer_unit_id = ?) ORDER BY draft_id DESC LIMIT ?";
constexpr std::string_view lock_drafts =
    "SELECT " CHUANPIN_DRAFT_COLUMNS " FROM order_draft FORCE INDEX (PRIMARY) WHERE draft_id IN ? ORDER BY draft_id FOR UPDATE";
constexpr std::string_view touch_draft =
    "UPDATE order_draft SET version = version + 1, line_count = line_count + ?, expires_at = ? WHERE " CHUANPIN_OPEN_DRAFT
    " AND line_count + ? <= ?";
constexpr std::string_view change_draft = R"sql(
UPDATE order_draft SET version = version + 1, delivery_county_code = ?, delivery_address = ?, delivery_contact = ?,
                       requested_delivery_date = ?, expires_at = ? WHERE )sql" CHUANPIN_OPEN_DRAFT "{}";
// Types as the columns', by the derived table; each row is locked and open.
constexpr std::string_view submit_drafts = R"sql(
UPDATE (SELECT NULL AS draft_id, NULL AS version, NULL AS order_id, NULL AS submitted_at FROM DUAL WHERE FALSE UNION ALL VALUES ?) made
STRAIGHT_JOIN order_draft d FORCE INDEX (PRIMARY) ON d.draft_id = made.draft_id
SET d.version = d.version + 1, d.order_id = made.order_id, d.submitted_at = made.submitted_at
WHERE d.version = made.version AND d.order_id IS NULL)sql";

// Where the product stands already nothing is changed: no row is touched.
constexpr std::string_view insert_line =
    "INSERT INTO order_draft_line (draft_id, " CHUANPIN_DRAFT_LINE_COLUMNS ") VALUES ? ON DUPLICATE KEY UPDATE version = version";
constexpr std::string_view select_standing = "SELECT line_id FROM order_draft_line WHERE draft_id = ? AND product_id = ?";
constexpr std::string_view select_line = "SELECT " CHUANPIN_DRAFT_LINE_COLUMNS " FROM order_draft_line WHERE draft_id = ? AND line_id = ?";
constexpr std::string_view select_lines =
    "SELECT " CHUANPIN_DRAFT_LINE_COLUMNS " FROM order_draft_line WHERE draft_id = ? ORDER BY line_id LIMIT ?";
constexpr std::string_view update_line = R"sql(
UPDATE order_draft_line SET version = version + 1, offer_version = ?, quantity = ?, budget_id = ?, channel = ?, campaign = ?,
                            substitutes = ?, delivery_week = ?
WHERE draft_id = ? AND line_id = ?{})sql";
constexpr std::string_view delete_line = "DELETE FROM order_draft_line WHERE draft_id = ? AND line_id = ?{}";

#undef CHUANPIN_DRAFT_COLUMNS
#undef CHUANPIN_DRAFT_LINE_COLUMNS
#undef CHUANPIN_OPEN_DRAFT

// The statement with the condition on the version, whose values are added; without one where every version will do.
std::string with_versions(std::string_view statement, const base::version_condition& seen, mysql::parameters& values) {
    std::string condition;
    if (seen.any_of) {
        condition = " AND version IN (0";
        for (const auto version : *seen.any_of) {
            condition += ", ?";
            values.emplace_back(version);
        }
        condition += ")";
    }
    return fmt::format(fmt::runtime(statement), condition);
}

domain::draft read_draft(const mysql::row_set& rows) {
    return {.id = rows.id<domain::draft_id>(0),
            .version = rows.integer(1),
            .buyer = rows.id<domain::organisation_id>(2),
            .unit = optional_id<domain::unit_id>(rows, 3),
            .supplier = rows.id<domain::organisation_id>(4),
            .delivery = {rows.text(5), rows.text(6), rows.text(7)},
            .requested_delivery_date = rows.date(8),
            .opened_by = rows.id<domain::account_id>(9),
            .opened_at = rows.instant(10),
            .expires_at = rows.instant(11),
            .line_count = rows.integer(12),
            .order = optional_id<domain::order_id>(rows, 13),
            .submitted_at = rows.optional_instant(14)};
}

domain::draft_line read_line(const mysql::row_set& rows) {
    const auto by = domain::parse_channel(rows.text(7));
    if (!by) throw std::logic_error("order_draft_line.channel cannot be read");
    return {.id = rows.id<domain::line_id>(0),
            .version = rows.integer(1),
            .product = rows.id<domain::product_id>(2),
            .asked = {.offer = rows.id<domain::offer_id>(3),
                      .offer_version = rows.integer(4),
                      .quantity = rows.integer(5),
                      .budget = optional_id<domain::budget_id>(rows, 6),
                      .by = *by,
                      .campaign = rows.optional_text(8),
                      .delivery_week = rows.optional_date(12),
                      .substitutes = read_permission(rows, 11)},
            .added_by = rows.id<domain::account_id>(9),
            .added_at = rows.instant(10)};
}

}  // namespace

void mysql_draft_store::insert(const domain::draft& fresh) {
    const mysql::parameters row{fresh.id,
                                fresh.version,
                                fresh.buyer,
                                fresh.unit,
                                fresh.supplier,
                                fresh.delivery.county_code,
                                fresh.delivery.address,
                                fresh.delivery.contact,
                                fresh.requested_delivery_date,
                                fresh.opened_by,
                                fresh.opened_at,
                                fresh.expires_at,
                                fresh.line_count,
                                fresh.order,
                                fresh.submitted_at};
    expect_rows("adding a draft", connection_.execute_rows(insert_draft, {row}), 1);
}

std::optional<domain::draft> mysql_draft_store::find_head(domain::draft_id id) {
    auto rows = connection_.query(select_draft, {id});
    if (!rows.next()) return std::nullopt;
    return read_draft(rows);
}

std::optional<domain::draft> mysql_draft_store::find(domain::draft_id id) {
    auto found = find_head(id);
    if (!found) return found;
    auto rows = connection_.query(select_lines, {id, std::uint64_t{domain::lines_max}});
    while (rows.next()) found->lines.push_back(read_line(rows));
    return found;
}

std::vector<domain::draft> mysql_draft_store::page(const base::principal& who, std::optional<domain::draft_id> before, std::size_t limit) {
    std::vector<domain::draft> drafts;
    auto rows = connection_.query(
        page_drafts, {who.organisation, before.value_or(beyond_every<domain::draft_id>()), who.unit, who.unit, std::uint64_t{limit}});
    while (rows.next()) drafts.push_back(read_draft(rows));
    return drafts;
}

bool mysql_draft_store::touch(const app::draft_touch& what, int more_lines) {
    return connection_.execute(touch_draft, {more_lines, what.expires_at, what.id, what.by.organisation, what.by.unit, what.by.unit,
                                             what.now, more_lines, std::uint64_t{domain::lines_max}}) == 1;
}

bool mysql_draft_store::change(const app::draft_touch& what, const base::version_condition& seen, const domain::delivery_place& delivery,
                               base::business_date requested_delivery_date) {
    mysql::parameters values{delivery.county_code, delivery.address, delivery.contact,     requested_delivery_date,
                             what.expires_at,      what.id,          what.by.organisation, what.by.unit,
                             what.by.unit,         what.now};
    const auto statement = with_versions(change_draft, seen, values);
    return connection_.execute(statement, values) == 1;
}

std::optional<domain::line_id> mysql_draft_store::add(domain::draft_id id, const domain::draft_line& fresh) {
    const auto& asked = fresh.asked;
    const mysql::parameters row{id,
                                fresh.id,
                                fresh.version,
                                fresh.product,
                                asked.offer,
                                asked.offer_version,
                                asked.quantity,
                                asked.budget,
                                domain::name_of(asked.by),
                                asked.campaign,
                                fresh.added_by,
                                fresh.added_at,
                                text_of(asked.substitutes),
                                asked.delivery_week};
    if (connection_.execute_rows(insert_line, {row}) == 1) return std::nullopt;
    auto rows = connection_.query(select_standing, {id, fresh.product});
    if (!rows.next()) throw std::logic_error("a line of a draft was neither added nor there");
    return rows.id<domain::line_id>(0);
}

bool mysql_draft_store::change(domain::draft_id id, const domain::draft_line& line, const base::version_condition& seen) {
    const auto& asked = line.asked;
    mysql::parameters values{asked.offer_version,
                             asked.quantity,
                             asked.budget,
                             domain::name_of(asked.by),
                             asked.campaign,
                             text_of(asked.substitutes),
                             asked.delivery_week,
                             id,
                             line.id};
    const auto statement = with_versions(update_line, seen, values);
    return connection_.execute(statement, values) == 1;
}

bool mysql_draft_store::remove(domain::draft_id id, domain::line_id line, const base::version_condition& seen) {
    mysql::parameters values{id, line};
    const auto statement = with_versions(delete_line, seen, values);
    return connection_.execute(statement, values) == 1;
}

std::optional<domain::draft_line> mysql_draft_store::find_line(domain::draft_id id, domain::line_id line) {
    auto rows = connection_.query(select_line, {id, line});
    if (!rows.next()) return std::nullopt;
    return read_line(rows);
}

std::vector<domain::draft> mysql_draft_store::lock(std::span<const domain::draft_id> ids) {
    std::vector<mysql::parameters> wanted;
    for (const auto& id : ids) wanted.push_back({id});
    std::vector<domain::draft> drafts;
    auto rows = connection_.query_rows(lock_drafts, wanted);
    while (rows.next()) drafts.push_back(read_draft(rows));
    return drafts;
}

void mysql_draft_store::save_submitted(std::span<const app::submitted_draft> made) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : made) rows.push_back({each.id, each.version, each.order, each.at});
    expect_rows("submitting drafts", connection_.execute_rows(submit_drafts, rows), made.size());
}

}  // namespace chuanpin::orders::store
