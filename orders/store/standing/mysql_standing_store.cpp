#include "orders/store/standing/mysql_standing_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

#define CHUANPIN_STANDING_COLUMNS                                                                                                 \
    "standing_order_id, version, status, buyer_organisation_id, buyer_unit_id, supplier_organisation_id, calendar_id, name, "     \
    "delivery_county_code, delivery_address, delivery_contact, lead_days, starts_on, ends_on, mode, payment_kind, payment_days, " \
    "decided_through, due_on, ordered_by, ordered_by_name, opened_at, partial, may_wait_for_harvest"

namespace chuanpin::orders::store {
namespace {

using std::chrono::year;

constexpr std::string_view insert_order = "INSERT INTO standing_order (" CHUANPIN_STANDING_COLUMNS ") VALUES ?";
constexpr std::string_view select_order = "SELECT " CHUANPIN_STANDING_COLUMNS " FROM standing_order WHERE standing_order_id = ?";
constexpr std::string_view lock_order = "SELECT " CHUANPIN_STANDING_COLUMNS " FROM standing_order WHERE standing_order_id = ? FOR UPDATE";
constexpr std::string_view page_orders = "SELECT " CHUANPIN_STANDING_COLUMNS
                                         " FROM standing_order WHERE buyer_organisation_id = ? AND standing_order_id < ? AND (? IS NULL "
                                         "OR buyer_unit_id = ?) ORDER BY standing_order_id DESC LIMIT ?";
constexpr std::string_view update_order = R"sql(
UPDATE standing_order SET version = ?, status = ?, supplier_organisation_id = ?, calendar_id = ?, name = ?, delivery_county_code = ?,
                          delivery_address = ?, delivery_contact = ?, lead_days = ?, starts_on = ?, ends_on = ?, mode = ?, payment_kind = ?,
                          payment_days = ?, decided_through = ?, due_on = ?, ordered_by = ?, ordered_by_name = ?, partial = ?,
                          may_wait_for_harvest = ?
WHERE standing_order_id = ? AND version = ?)sql";
constexpr std::string_view delete_lines = "DELETE FROM standing_order_line WHERE standing_order_id = ?";
constexpr std::string_view insert_lines = R"sql(
INSERT INTO standing_order_line (standing_order_id, number, weekday, offer_id, offer_version, quantity, budget_id, channel, campaign)
VALUES ?)sql";
constexpr std::string_view select_lines = R"sql(
SELECT weekday, offer_id, offer_version, quantity, budget_id, channel, campaign FROM standing_order_line
WHERE standing_order_id = ? ORDER BY number LIMIT ?)sql";
constexpr std::string_view select_due =
    "SELECT standing_order_id FROM standing_order WHERE status = 'active' AND due_on <= ? ORDER BY due_on, standing_order_id LIMIT ?";
// The one decision that this day is decided now. Where only the end is left to be said, the day stays.
constexpr std::string_view claim_day = R"sql(
UPDATE standing_order SET decided_through = ?, due_on = ?, status = IF(?, 'ended', status)
WHERE standing_order_id = ? AND version = ? AND status = 'active' AND (decided_through < ? OR (? AND decided_through = ?)))sql";
constexpr std::string_view insert_day = R"sql(
INSERT INTO standing_order_day (standing_order_id, day, outcome, order_id, draft_id, code, detail, decided_at, delivery_week)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))sql";
constexpr std::string_view select_days = R"sql(
SELECT day, outcome, order_id, draft_id, code, detail, decided_at, delivery_week FROM standing_order_day
WHERE standing_order_id = ? AND day < ? ORDER BY day DESC LIMIT ?)sql";
constexpr std::string_view insert_skipped =
    "INSERT INTO standing_order_skipped_line (standing_order_id, day, number, offer_id, name_zh, quantity, code, detail) VALUES ?";
constexpr std::string_view select_skipped = R"sql(
SELECT day, offer_id, name_zh, quantity, code, detail FROM standing_order_skipped_line
WHERE standing_order_id = ? AND day BETWEEN ? AND ? ORDER BY day, number LIMIT ?)sql";
constexpr base::business_date beyond_every_day{year(9999), std::chrono::December, std::chrono::day(31)};

#undef CHUANPIN_STANDING_COLUMNS

mysql::parameters row_of(const domain::standing_order& what) {
    const auto& plan = what.plan;
    return {what.id,
            what.version,
            domain::name_of(what.status),
            what.buyer,
            what.unit,
            plan.supplier,
            plan.calendar,
            plan.name,
            plan.delivery.county_code,
            plan.delivery.address,
            plan.delivery.contact,
            plan.lead_days,
            plan.starts_on,
            plan.ends_on,
            domain::name_of(plan.mode),
            domain::name_of(plan.terms.kind),
            plan.terms.days,
            what.decided_through,
            domain::due_on(what),
            what.ordered_by,
            what.ordered_by_name,
            what.opened_at,
            plan.partial,
            plan.may_wait_for_harvest};
}

domain::standing_order read_head(const mysql::row_set& rows) {
    const auto status = domain::parse_standing_status(rows.text(2));
    const auto mode = domain::parse_standing_mode(rows.text(14));
    const auto payment = domain::parse_payment_kind(rows.text(15));
    if (!status || !mode || !payment) throw std::logic_error("a standing_order cannot be read");
    domain::standing_order read{.id = rows.id<domain::standing_order_id>(0),
                                .version = rows.integer(1),
                                .status = *status,
                                .buyer = rows.id<domain::organisation_id>(3),
                                .unit = optional_id<domain::unit_id>(rows, 4),
                                .plan = {.name = rows.text(7),
                                         .supplier = rows.id<domain::organisation_id>(5),
                                         .calendar = rows.id<domain::school_calendar_id>(6),
                                         .delivery = {rows.text(8), rows.text(9), rows.text(10)},
                                         .lead_days = rows.integer(11),
                                         .starts_on = rows.date(12),
                                         .mode = *mode,
                                         .terms = {*payment, static_cast<int>(rows.integer(16))},
                                         .partial = rows.integer(22) != 0,
                                         .may_wait_for_harvest = rows.integer(23) != 0},
                                .decided_through = rows.date(17),
                                .ordered_by = rows.id<domain::account_id>(19),
                                .ordered_by_name = rows.text(20),
                                .opened_at = rows.instant(21)};
    if (!rows.is_null(13)) read.plan.ends_on = rows.date(13);
    return read;
}

domain::standing_line read_line(const mysql::row_set& rows) {
    const auto by = domain::parse_channel(rows.text(5));
    if (!by) throw std::logic_error("standing_order_line.channel cannot be read");
    return {static_cast<int>(rows.integer(0)),
            {.offer = rows.id<domain::offer_id>(1),
             .offer_version = rows.integer(2),
             .quantity = rows.integer(3),
             .budget = optional_id<domain::budget_id>(rows, 4),
             .by = *by,
             .campaign = rows.optional_text(6)}};
}

domain::standing_day read_day(domain::standing_order_id id, const mysql::row_set& rows) {
    const auto outcome = domain::parse_day_outcome(rows.text(1));
    if (!outcome) throw std::logic_error("standing_order_day.outcome cannot be read");
    domain::standing_day read{.id = id,
                              .day = rows.date(0),
                              .outcome = *outcome,
                              .order = optional_id<domain::order_id>(rows, 2),
                              .draft = optional_id<domain::draft_id>(rows, 3),
                              .code = rows.optional_text(4),
                              .detail = rows.optional_text(5),
                              .at = rows.instant(6)};
    if (!rows.is_null(7)) read.delivery_week = rows.date(7);
    return read;
}

}  // namespace

void mysql_standing_store::insert(const domain::standing_order& fresh) {
    expect_rows("adding a standing order", connection_.execute_rows(insert_order, {row_of(fresh)}), 1);
    add_lines(fresh);
}

void mysql_standing_store::add_lines(const domain::standing_order& of) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : of.plan.lines) {
        const auto& asked = each.asked;
        rows.push_back({of.id, static_cast<std::int64_t>(rows.size()) + 1, each.weekday, asked.offer, asked.offer_version, asked.quantity,
                        asked.budget, domain::name_of(asked.by), asked.campaign});
    }
    expect_rows("adding lines of a standing order", connection_.execute_rows(insert_lines, rows), rows.size());
}

std::optional<domain::standing_order> mysql_standing_store::load(std::string_view statement, domain::standing_order_id id) {
    auto rows = connection_.query(statement, {id});
    if (!rows.next()) return std::nullopt;
    auto found = read_head(rows);
    auto lines = connection_.query(select_lines, {id, std::uint64_t{domain::standing_lines_max}});
    while (lines.next()) found.plan.lines.push_back(read_line(lines));
    return found;
}

std::optional<domain::standing_order> mysql_standing_store::find(domain::standing_order_id id) { return load(select_order, id); }
std::optional<domain::standing_order> mysql_standing_store::lock(domain::standing_order_id id) { return load(lock_order, id); }

void mysql_standing_store::save(const domain::standing_order& what) {
    const auto& plan = what.plan;
    expect_rows("saving a standing order",
                connection_.execute(update_order, {what.version,
                                                   domain::name_of(what.status),
                                                   plan.supplier,
                                                   plan.calendar,
                                                   plan.name,
                                                   plan.delivery.county_code,
                                                   plan.delivery.address,
                                                   plan.delivery.contact,
                                                   plan.lead_days,
                                                   plan.starts_on,
                                                   plan.ends_on,
                                                   domain::name_of(plan.mode),
                                                   domain::name_of(plan.terms.kind),
                                                   plan.terms.days,
                                                   what.decided_through,
                                                   domain::due_on(what),
                                                   what.ordered_by,
                                                   what.ordered_by_name,
                                                   plan.partial,
                                                   plan.may_wait_for_harvest,
                                                   what.id,
                                                   what.version - 1}),
                1);
    connection_.execute(delete_lines, {what.id});
    add_lines(what);
}

std::vector<domain::standing_order> mysql_standing_store::page(const base::principal& who, std::optional<domain::standing_order_id> before,
                                                               std::size_t limit) {
    std::vector<domain::standing_order> found;
    auto rows = connection_.query(page_orders, {who.organisation, before.value_or(beyond_every<domain::standing_order_id>()), who.unit,
                                                who.unit, std::uint64_t{limit}});
    while (rows.next()) found.push_back(read_head(rows));
    return found;
}

std::vector<domain::standing_order_id> mysql_standing_store::due(base::business_date today, std::size_t limit) {
    std::vector<domain::standing_order_id> found;
    auto rows = connection_.query(select_due, {today, std::uint64_t{limit}});
    while (rows.next()) found.push_back(rows.id<domain::standing_order_id>(0));
    return found;
}

bool mysql_standing_store::claim(const domain::standing_day_claim& what) {
    const int ends = what.ends ? 1 : 0;
    return connection_.execute(claim_day, {what.day, what.due_on, ends, what.id, what.version, what.day, ends, what.day}) == 1;
}

void mysql_standing_store::add(const domain::standing_day& fresh) {
    expect_rows("writing down a day of a standing order",
                connection_.execute(insert_day, {fresh.id, fresh.day, domain::name_of(fresh.outcome), fresh.order, fresh.draft, fresh.code,
                                                 fresh.detail, fresh.at, fresh.delivery_week}),
                1);
    std::vector<mysql::parameters> rows;
    for (const auto& each : fresh.skipped)
        rows.push_back({fresh.id, fresh.day, static_cast<std::int64_t>(rows.size()) + 1, each.offer, each.name_zh, each.quantity, each.code,
                        each.detail});
    if (!rows.empty()) expect_rows("writing down skipped lines", connection_.execute_rows(insert_skipped, rows), rows.size());
}

void mysql_standing_store::add_skipped(domain::standing_order_id id, std::vector<domain::standing_day>& days) {
    if (days.empty()) return;
    auto rows = connection_.query(
        select_skipped, {id, days.back().day, days.front().day, std::uint64_t{days.size()} * std::uint64_t{domain::standing_lines_max}});
    while (rows.next()) {
        const auto of = std::ranges::find(days, rows.date(0), &domain::standing_day::day);
        if (of == days.end()) continue;
        of->skipped.push_back({rows.id<domain::offer_id>(1), rows.text(2), rows.integer(3), rows.text(4), rows.text(5)});
    }
}

std::vector<domain::standing_day> mysql_standing_store::days(domain::standing_order_id id, std::optional<base::business_date> before,
                                                             std::size_t limit) {
    std::vector<domain::standing_day> found;
    auto rows = connection_.query(select_days, {id, before.value_or(beyond_every_day), std::uint64_t{limit}});
    while (rows.next()) found.push_back(read_day(id, rows));
    add_skipped(id, found);
    return found;
}

}  // namespace chuanpin::orders::store
