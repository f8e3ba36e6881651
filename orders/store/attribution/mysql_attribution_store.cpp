#include "orders/store/attribution/mysql_attribution_store.hpp"

#include <stdexcept>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

#define CHUANPIN_CORRECTION_COLUMNS                                                                                              \
    "correction_id, version, status, order_id, line_id, supplier_organisation_id, name_zh, from_organisation_id, from_unit_id, " \
    "from_channel, to_organisation_id, to_unit_id, to_channel, reason, proposed_by, proposed_at, answered_by, words, ended_at"
#define CHUANPIN_ENTRY_COLUMNS "correction_id, given, order_id, line_id, organisation_id, unit_id, channel, amount_fen, recorded_at"
// What a line is worth: accepted less returned (domain::counted_amount).
#define CHUANPIN_COUNTED "COALESCE(l.accepted_amount_fen, 0) - l.returned_amount_fen"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_correction = "INSERT INTO attribution_correction (" CHUANPIN_CORRECTION_COLUMNS ") VALUES ?";
constexpr std::string_view select_correction = "SELECT " CHUANPIN_CORRECTION_COLUMNS " FROM attribution_correction WHERE correction_id = ?";
constexpr std::string_view select_of_order =
    "SELECT " CHUANPIN_CORRECTION_COLUMNS " FROM attribution_correction WHERE order_id = ? ORDER BY correction_id";
constexpr std::string_view update_correction = R"sql(
UPDATE attribution_correction SET version = ?, status = ?, answered_by = ?, words = ?, ended_at = ?
WHERE correction_id = ? AND version = ?)sql";
// Each part reads its own index backwards and stops at the limit.
constexpr std::string_view page_corrections =
    "(SELECT " CHUANPIN_CORRECTION_COLUMNS
    " FROM attribution_correction WHERE from_organisation_id = ? AND correction_id < ? AND (? IS NULL OR from_unit_id = ?) AND (? IS NULL "
    "OR status = ?) ORDER BY correction_id DESC LIMIT ?) UNION "
    "(SELECT " CHUANPIN_CORRECTION_COLUMNS
    " FROM attribution_correction WHERE to_organisation_id = ? AND correction_id < ? AND (? IS NULL OR to_unit_id = ?) AND (? IS NULL OR "
    "status = ?) ORDER BY correction_id DESC LIMIT ?) UNION "
    "(SELECT " CHUANPIN_CORRECTION_COLUMNS
    " FROM attribution_correction WHERE supplier_organisation_id = ? AND correction_id < ? AND (? IS NULL OR status = ?) "
    "ORDER BY correction_id DESC LIMIT ?) ORDER BY correction_id DESC LIMIT ?";
constexpr std::string_view insert_entries = "INSERT INTO attribution_entry (" CHUANPIN_ENTRY_COLUMNS ") VALUES ?";
constexpr std::string_view select_entries =
    "SELECT " CHUANPIN_ENTRY_COLUMNS " FROM attribution_entry WHERE correction_id = ? ORDER BY given";
constexpr std::string_view select_figures =
    "SELECT unit_id, channel, CAST(SUM(ordered) AS SIGNED), CAST(SUM(given) AS SIGNED), CAST(SUM(taken) AS SIGNED), CAST(SUM(agreed) AS "
    "SIGNED), CAST(SUM(given_back) AS SIGNED) FROM ("
    "SELECT o.buyer_unit_id AS unit_id, l.channel, " CHUANPIN_COUNTED
    " AS ordered, 0 AS given, 0 AS taken, 0 AS agreed, l.refunded_fen AS given_back "
    "FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.order_id "
    "WHERE o.buyer_organisation_id = ? AND o.accepted_at >= ? AND o.accepted_at < ? "
    "UNION ALL "
    "SELECT e.unit_id, e.channel, 0, IF(e.given = 1, " CHUANPIN_COUNTED ", 0), IF(e.given = 1, 0, " CHUANPIN_COUNTED
    "), 0, IF(e.given = 1, l.refunded_fen, -l.refunded_fen) "
    "FROM attribution_entry e JOIN purchase_order o ON o.order_id = e.order_id "
    "JOIN purchase_order_line l ON l.order_id = e.order_id AND l.line_id = e.line_id "
    "WHERE e.organisation_id = ? AND o.accepted_at >= ? AND o.accepted_at < ? "
    "UNION ALL "
    "SELECT NULL, 'assistance_unit', 0, 0, 0, d.quantity * a.unit_price_fen, 0 "
    "FROM agreement_line a JOIN agreement_delivery d ON d.agreement_id = a.agreement_id AND d.line_number = a.line_number "
    "WHERE a.helper_organisation_id = ? AND d.delivered_at >= ? AND d.delivered_at < ?) AS counted "
    "GROUP BY unit_id, channel ORDER BY unit_id, channel LIMIT ?";

#undef CHUANPIN_CORRECTION_COLUMNS
#undef CHUANPIN_ENTRY_COLUMNS
#undef CHUANPIN_COUNTED

domain::channel read_channel(const mysql::row_set& rows, std::size_t column) {
    const auto by = domain::parse_channel(rows.text(column));
    if (!by) throw std::logic_error("a channel of an attribution cannot be read");
    return *by;
}

domain::attribution read_attribution(const mysql::row_set& rows, std::size_t column) {
    return {rows.id<domain::organisation_id>(column), optional_id<domain::unit_id>(rows, column + 1), read_channel(rows, column + 2)};
}

domain::correction read_correction(const mysql::row_set& rows) {
    const auto status = domain::parse_correction_status(rows.text(2));
    if (!status) throw std::logic_error("attribution_correction.status cannot be read");
    return {.id = rows.id<domain::correction_id>(0),
            .version = rows.integer(1),
            .status = *status,
            .order = rows.id<domain::order_id>(3),
            .line = rows.id<domain::line_id>(4),
            .supplier = rows.id<domain::organisation_id>(5),
            .name_zh = rows.text(6),
            .from = read_attribution(rows, 7),
            .to = read_attribution(rows, 10),
            .reason = rows.text(13),
            .proposed_by = rows.id<domain::account_id>(14),
            .proposed_at = rows.instant(15),
            .answered_by = optional_id<domain::account_id>(rows, 16),
            .words = rows.optional_text(17),
            .ended_at = rows.optional_instant(18)};
}

std::vector<domain::correction> read_all(mysql::row_set rows) {
    std::vector<domain::correction> found;
    while (rows.next()) found.push_back(read_correction(rows));
    return found;
}

mysql::parameters row_of(const domain::correction& what) {
    return {what.id,
            what.version,
            name_of(what.status),
            what.order,
            what.line,
            what.supplier,
            what.name_zh,
            what.from.organisation,
            what.from.unit,
            domain::name_of(what.from.by),
            what.to.organisation,
            what.to.unit,
            domain::name_of(what.to.by),
            what.reason,
            what.proposed_by,
            what.proposed_at,
            what.answered_by,
            what.words,
            what.ended_at};
}

}  // namespace

void mysql_attribution_store::insert(const domain::correction& fresh) {
    expect_rows("inserting a correction", connection_.execute_rows(insert_correction, {row_of(fresh)}), 1);
}

std::optional<domain::correction> mysql_attribution_store::find(domain::correction_id id) {
    auto rows = connection_.query(select_correction, {id});
    if (!rows.next()) return std::nullopt;
    return read_correction(rows);
}

void mysql_attribution_store::save(const domain::correction& what) {
    const auto touched = connection_.execute(
        update_correction, {what.version, name_of(what.status), what.answered_by, what.words, what.ended_at, what.id, what.version - 1});
    expect_rows("saving a correction", touched, 1);
}

std::vector<domain::correction> mysql_attribution_store::of(domain::order_id order) {
    return read_all(connection_.query(select_of_order, {order}));
}

std::vector<domain::correction> mysql_attribution_store::page(const base::principal& who, const app::correction_filter& filter) {
    const auto until = filter.before.value_or(beyond_every<domain::correction_id>());
    const auto wanted = filter.status ? mysql::parameter(name_of(*filter.status)) : mysql::parameter(nullptr);
    const auto limit = std::uint64_t{filter.limit};
    return read_all(connection_.query(page_corrections, {who.organisation, until, who.unit, who.unit, wanted, wanted, limit,
                                                         who.organisation, until, who.unit, who.unit, wanted, wanted, limit,
                                                         who.organisation, until, wanted,   wanted,   limit,  limit}));
}

void mysql_attribution_store::append(std::span<const domain::attribution_entry> pair) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : pair)
        rows.push_back({each.correction, each.given ? 1 : 0, each.order, each.line, each.what.organisation, each.what.unit,
                        domain::name_of(each.what.by), each.amount, each.at});
    expect_rows("appending a reversing pair", connection_.execute_rows(insert_entries, rows), rows.size());
}

std::vector<domain::attribution_entry> mysql_attribution_store::entries(domain::correction_id id) {
    std::vector<domain::attribution_entry> found;
    auto rows = connection_.query(select_entries, {id});
    while (rows.next())
        found.push_back({.correction = rows.id<domain::correction_id>(0),
                         .given = rows.integer(1) != 0,
                         .order = rows.id<domain::order_id>(2),
                         .line = rows.id<domain::line_id>(3),
                         .what = read_attribution(rows, 4),
                         .amount = rows.money(7),
                         .at = rows.instant(8)});
    return found;
}

std::vector<domain::purchase_figure> mysql_attribution_store::figures(domain::organisation_id buyer, base::instant from,
                                                                      base::instant until) {
    std::vector<domain::purchase_figure> found;
    auto rows =
        connection_.query(select_figures, {buyer, from, until, buyer, from, until, buyer, from, until, std::uint64_t{domain::figures_max}});
    while (rows.next())
        found.push_back({.unit = optional_id<domain::unit_id>(rows, 0),
                         .by = read_channel(rows, 1),
                         .ordered = rows.money(2),
                         .given = rows.money(3),
                         .taken = rows.money(4),
                         .agreed = rows.money(5),
                         .given_back = {rows.integer(6)}});
    return found;
}

}  // namespace chuanpin::orders::store
