#include <map>
#include <stdexcept>

#include "orders/store/agreement/mysql_agreement_store.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

#define CHUANPIN_PREPAYMENT_COLUMNS                                                                                               \
    "prepayment_id, agreement_id, line_number, helper_organisation_id, payer_name, amount_fen, voucher_number, document_sha256, " \
    "recorded_by, recorded_at, confirmed_by, confirmed_at, direction"

namespace chuanpin::orders::store {
namespace {

// Either unique key may stand in the way; then no row is touched.
constexpr std::string_view insert_prepayment =
    "INSERT INTO prepayment (" CHUANPIN_PREPAYMENT_COLUMNS ") VALUES ? ON DUPLICATE KEY UPDATE prepayment_id = prepayment_id";
constexpr std::string_view select_prepayment = "SELECT " CHUANPIN_PREPAYMENT_COLUMNS " FROM prepayment WHERE prepayment_id = ?";
constexpr std::string_view select_prepayments =
    "SELECT " CHUANPIN_PREPAYMENT_COLUMNS " FROM prepayment WHERE agreement_id = ? AND direction = ? ORDER BY prepayment_id LIMIT ?";
constexpr std::string_view count_all_prepayments = "SELECT COUNT(*) FROM prepayment WHERE agreement_id = ?";
constexpr std::string_view confirm_prepayment =
    "UPDATE prepayment SET confirmed_by = ?, confirmed_at = ? WHERE prepayment_id = ? AND confirmed_at IS NULL";
#undef CHUANPIN_PREPAYMENT_COLUMNS

// Rows are locked in the order of the values, which is the key's; those that are missing appear with nothing allocated.
constexpr std::string_view touch_ledger =
    "INSERT INTO allocation_ledger (supplier_organisation_id, village_code, household, allocated_quantity) VALUES ? "
    "ON DUPLICATE KEY UPDATE allocated_quantity = allocated_quantity";
constexpr std::string_view select_ledger =
    "SELECT village_code, household, allocated_quantity FROM allocation_ledger WHERE (supplier_organisation_id, village_code, household) "
    "IN ? "
    "FOR UPDATE";
constexpr std::string_view raise_ledger =
    "INSERT INTO allocation_ledger (supplier_organisation_id, village_code, household, allocated_quantity) VALUES ? "
    "ON DUPLICATE KEY UPDATE allocated_quantity = allocated_quantity + VALUES(allocated_quantity)";
constexpr std::string_view insert_all_shares =
    "INSERT INTO agreement_share (agreement_id, line_number, position, village_code, household, poor, within_pairing, weight, cap_packs, "
    "allocated_before, quota_numerator, quota_denominator, whole_packs, capped, remainder_rank, extra_pack, packs, quantity) VALUES ?";
constexpr std::string_view page_shares =
    "SELECT position, village_code, household, poor, within_pairing, weight, cap_packs, allocated_before, quota_numerator, "
    "quota_denominator, whole_packs, capped, remainder_rank, extra_pack, packs, quantity FROM agreement_share WHERE agreement_id = ? AND "
    "line_number = ? AND position > ? ORDER BY position LIMIT ?";
constexpr std::string_view insert_deliveries =
    "INSERT INTO agreement_delivery (delivery_id, agreement_id, line_number, section, quantity, receiver, account_id, delivered_at, "
    "warehouse_id, "
    "lot_id) VALUES ?";
constexpr std::string_view page_deliveries =
    "SELECT d.delivery_id, d.line_number, d.section, d.quantity, d.receiver, d.account_id, d.delivered_at, d.warehouse_id, w.code, "
    "d.lot_id "
    "FROM agreement_delivery d LEFT JOIN warehouse w ON w.warehouse_id = d.warehouse_id "
    "WHERE d.agreement_id = ? AND d.line_number = ? AND d.delivery_id > ? ORDER BY d.delivery_id LIMIT ?";
constexpr std::string_view insert_reversals =
    "INSERT INTO agreement_reversal (agreement_id, line_number, section, quantity, amount_fen, agreed_at) VALUES ?";
constexpr std::string_view select_reversals =
    "SELECT line_number, section, quantity, amount_fen, agreed_at FROM agreement_reversal WHERE agreement_id = ? "
    "ORDER BY line_number, section LIMIT ?";

domain::prepayment read_prepayment(const mysql::row_set& rows) {
    const auto direction = domain::parse_payment_direction(rows.text(12));
    if (!direction) throw std::logic_error("prepayment.direction cannot be read");
    return {.id = rows.id<domain::prepayment_id>(0),
            .agreement = rows.id<domain::agreement_id>(1),
            .direction = *direction,
            .helper = rows.id<domain::organisation_id>(3),
            .said = {rows.integer(2), rows.text(4), rows.money(5), rows.text(6), rows.text(7)},
            .recorded_by = rows.id<domain::account_id>(8),
            .recorded_at = rows.instant(9),
            .confirmed_by = rows.is_null(10) ? std::nullopt : std::optional(rows.id<domain::account_id>(10)),
            .confirmed_at = rows.optional_instant(11)};
}

app::shown_share read_share(const mysql::row_set& rows) {
    return {.position = rows.integer(0),
            .what = {.who = {rows.text(1), rows.text(2)},
                     .weight = rows.integer(5),
                     .cap_packs = rows.integer(6),
                     .allocated_before = rows.integer(7),
                     .quota_numerator = rows.integer(8),
                     .quota_denominator = rows.integer(9),
                     .whole_packs = rows.integer(10),
                     .capped = rows.integer(11) != 0,
                     .remainder_rank = rows.optional_integer(12),
                     .extra_pack = rows.integer(13) != 0,
                     .packs = rows.integer(14),
                     .quantity = rows.integer(15)},
            .poor = rows.integer(3) != 0,
            .within_pairing = rows.integer(4) != 0};
}

std::optional<app::delivery_source> read_source(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return app::delivery_source{rows.id<domain::warehouse_id>(column), rows.text(column + 1),
                                optional_id<domain::lot_id>(rows, column + 2)};
}

}  // namespace

bool mysql_agreement_store::insert(const domain::prepayment& what) {
    const auto& said = what.said;
    const mysql::parameters row{what.id,           what.agreement,      said.line_number,       what.helper,      said.payer_name,
                                said.amount,       said.voucher_number, said.document_sha256,   what.recorded_by, what.recorded_at,
                                what.confirmed_by, what.confirmed_at,   name_of(what.direction)};
    return connection_.execute_rows(insert_prepayment, {row}) == 1;
}

std::optional<domain::prepayment> mysql_agreement_store::find_prepayment(domain::prepayment_id id) {
    auto rows = connection_.query(select_prepayment, {id});
    if (!rows.next()) return std::nullopt;
    return read_prepayment(rows);
}

void mysql_agreement_store::save_confirmation(const domain::prepayment& what) {
    expect_rows("confirming a prepayment", connection_.execute(confirm_prepayment, {what.confirmed_by, what.confirmed_at, what.id}), 1);
}

std::vector<domain::prepayment> mysql_agreement_store::prepayments(domain::agreement_id id, domain::payment_direction direction,
                                                                   std::size_t limit) {
    std::vector<domain::prepayment> found;
    for (auto rows = connection_.query(select_prepayments, {id, name_of(direction), std::uint64_t{limit}}); rows.next();)
        found.push_back(read_prepayment(rows));
    return found;
}

std::size_t mysql_agreement_store::count_prepayments(domain::agreement_id id) {
    auto rows = connection_.query(count_all_prepayments, {id});
    return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

std::vector<std::int64_t> mysql_agreement_store::lock_ledger(domain::organisation_id supplier, std::span<const domain::claimant> who) {
    std::map<domain::claimant, std::int64_t> known;
    for (const auto& each : who) known.try_emplace(each, 0);
    std::vector<mysql::parameters> touched;
    std::vector<mysql::parameters> keys;
    for (const auto& [each, nothing] : known) {
        touched.push_back({supplier, each.village_code, each.household, nothing});
        keys.push_back({supplier, each.village_code, each.household});
    }
    if (keys.empty()) return {};
    connection_.execute_rows(touch_ledger, touched);
    for (auto rows = connection_.query_rows(select_ledger, keys); rows.next();) known[{rows.text(0), rows.text(1)}] = rows.integer(2);
    std::vector<std::int64_t> before;
    for (const auto& each : who) before.push_back(known.at(each));
    return before;
}

void mysql_agreement_store::insert_shares(domain::agreement_id id, const domain::agreement_line& line,
                                          std::span<const app::shown_share> shares) {
    std::vector<mysql::parameters> rows;
    std::vector<mysql::parameters> raised;
    for (const auto& each : shares) {
        const auto& what = each.what;
        rows.push_back({id, line.number, each.position, what.who.village_code, what.who.household, each.poor, each.within_pairing,
                        what.weight, what.cap_packs, what.allocated_before, what.quota_numerator, what.quota_denominator, what.whole_packs,
                        what.capped, what.remainder_rank, what.extra_pack, what.packs, what.quantity});
        if (what.quantity > 0) raised.push_back({line.supplier, what.who.village_code, what.who.household, what.quantity});
    }
    expect_rows("inserting shares", connection_.execute_rows(insert_all_shares, rows), rows.size());
    // Each row was touched by lock_ledger, so this only updates: two "touched rows" for each.
    expect_rows("raising the ledger", connection_.execute_rows(raise_ledger, raised), raised.size() * 2);
}

std::vector<app::shown_share> mysql_agreement_store::shares(domain::agreement_id id, std::int64_t line_number, std::int64_t after,
                                                            std::size_t limit) {
    std::vector<app::shown_share> found;
    for (auto rows = connection_.query(page_shares, {id, line_number, after, std::uint64_t{limit}}); rows.next();)
        found.push_back(read_share(rows));
    return found;
}

void mysql_agreement_store::insert(domain::agreement_id id, std::span<const app::delivery_entry> deliveries) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : deliveries)
        rows.push_back({each.id, id, each.line_number, each.what.section, each.what.quantity, each.what.receiver, each.by, each.at,
                        each.from ? std::optional(each.from->warehouse) : std::nullopt, each.from ? each.from->lot : std::nullopt});
    expect_rows("inserting deliveries", connection_.execute_rows(insert_deliveries, rows), rows.size());
}

std::vector<app::delivery_entry> mysql_agreement_store::deliveries(domain::agreement_id id, std::int64_t line_number,
                                                                   std::optional<domain::delivery_id> after, std::size_t limit) {
    std::vector<app::delivery_entry> found;
    const auto from = after.value_or(domain::delivery_id{});
    for (auto rows = connection_.query(page_deliveries, {id, line_number, from, std::uint64_t{limit}}); rows.next();)
        found.push_back({rows.id<domain::delivery_id>(0),
                         rows.integer(1),
                         {rows.text(2), rows.integer(3), rows.text(4)},
                         rows.id<domain::account_id>(5),
                         rows.instant(6),
                         read_source(rows, 7)});
    return found;
}

void mysql_agreement_store::insert(domain::agreement_id id, std::span<const app::reversal_entry> reversals) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : reversals) rows.push_back({id, each.line_number, each.section, each.quantity, each.amount, each.at});
    expect_rows("inserting reversals", connection_.execute_rows(insert_reversals, rows), rows.size());
}

std::vector<app::reversal_entry> mysql_agreement_store::reversals(domain::agreement_id id, std::size_t limit) {
    std::vector<app::reversal_entry> found;
    for (auto rows = connection_.query(select_reversals, {id, std::uint64_t{limit}}); rows.next();)
        found.push_back({rows.integer(0), rows.text(1), rows.integer(2), rows.money(3), rows.instant(4)});
    return found;
}

}  // namespace chuanpin::orders::store
