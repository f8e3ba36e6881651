#include "orders/store/supply/mysql_supply_store.hpp"

#include <stdexcept>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/supply/supply_addenda.hpp"
#include "orders/store/supply/supply_rows.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_contract = "INSERT INTO supply_contract (" CHUANPIN_SUPPLY_COLUMNS ") VALUES ?";
constexpr std::string_view insert_periods = "INSERT INTO supply_period (contract_id, number, from_day, to_day, quantity) VALUES ?";
constexpr std::string_view select_contract = "SELECT " CHUANPIN_SUPPLY_COLUMNS " FROM supply_contract WHERE contract_id = ?";
constexpr std::string_view lock_contract = "SELECT " CHUANPIN_SUPPLY_COLUMNS " FROM supply_contract WHERE contract_id = ? FOR UPDATE";
constexpr std::string_view select_contracts = "SELECT " CHUANPIN_SUPPLY_COLUMNS " FROM supply_contract WHERE contract_id IN ?";
constexpr std::string_view update_contract = R"sql(
UPDATE supply_contract SET version = ?, in_force_at = ?, cancelled_at = ?, cancelled_by = ?, cancellation_reason = ?, agreed_end = ?,
    priced_by = ?
WHERE contract_id = ? AND version = ?)sql";
// Each half reads its own index backwards and stops at the limit.
constexpr std::string_view page_contracts =
    "(SELECT " CHUANPIN_SUPPLY_COLUMNS
    " FROM supply_contract WHERE buyer_organisation_id = ? AND contract_id < ? AND (? IS NULL OR buyer_unit_id = ?) ORDER BY contract_id "
    "DESC LIMIT ?) UNION (SELECT " CHUANPIN_SUPPLY_COLUMNS
    " FROM supply_contract WHERE supplier_organisation_id = ? AND contract_id < ? ORDER BY contract_id DESC LIMIT ?) ORDER BY contract_id "
    "DESC LIMIT ?";
constexpr std::string_view insert_signature =
    "INSERT INTO supply_signature (contract_id, side, account_id, account_name, sha256, signed_at) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view select_signatures =
    "SELECT side, account_id, account_name, sha256, signed_at FROM supply_signature WHERE contract_id = ? ORDER BY signed_at, side LIMIT ?";
constexpr std::uint64_t signatures_max = 2;
constexpr std::string_view select_periods =
    "SELECT number, from_day, to_day, quantity, called_off, not_supplied FROM supply_period WHERE contract_id = ? ORDER BY number LIMIT ?";
constexpr std::string_view lock_rows =
    "SELECT number FROM supply_period FORCE INDEX (PRIMARY) WHERE (contract_id, number) IN ? ORDER BY contract_id, number FOR UPDATE";
// The one decision whether the contract has so much left, is open on that day and still has that price.
constexpr std::string_view take_quantity = R"sql(
UPDATE supply_period SET called_off = called_off + ?
WHERE contract_id = ? AND number = ? AND called_off + ? <= quantity AND (open_until IS NULL OR ? <= open_until) AND priced_by = ?)sql";
constexpr std::string_view select_standing =
    "SELECT quantity - called_off, open_until, priced_by FROM supply_period WHERE contract_id = ? AND number = ?";
constexpr std::string_view insert_call_off =
    "INSERT INTO supply_call_off (order_id, contract_id, number, quantity, unit_price_fen, called_at) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view give_back_call_off =
    "UPDATE supply_call_off SET given_back_at = ?, not_supplied = ? WHERE order_id = ? AND given_back_at IS NULL";
constexpr std::string_view give_back_quantity = R"sql(
UPDATE supply_call_off c STRAIGHT_JOIN supply_period p ON p.contract_id = c.contract_id AND p.number = c.number
SET p.called_off = p.called_off - c.quantity, p.not_supplied = p.not_supplied + IF(c.not_supplied, c.quantity, 0)
WHERE c.order_id = ?)sql";
constexpr std::string_view select_call_offs = R"sql(
SELECT number, order_id, quantity, unit_price_fen, called_at, given_back_at, not_supplied FROM supply_call_off
WHERE contract_id = ? AND order_id < ? ORDER BY order_id DESC LIMIT ?)sql";

}  // namespace

void mysql_supply_store::insert(const domain::supply_contract& fresh) {
    expect_rows("adding a long-term contract", connection_.execute_rows(insert_contract, {row_of(fresh)}), 1);
    std::vector<mysql::parameters> rows;
    for (const auto& each : fresh.periods) rows.push_back({fresh.id, each.number, each.from, each.to, each.quantity});
    expect_rows("adding its periods", connection_.execute_rows(insert_periods, rows), rows.size());
}

std::optional<domain::supply_contract> mysql_supply_store::load(std::string_view statement, domain::supply_contract_id id) {
    auto rows = connection_.query(statement, {id});
    if (!rows.next()) return std::nullopt;
    auto found = read_supply_contract(rows);
    auto signatures = connection_.query(select_signatures, {id, signatures_max});
    while (signatures.next())
        found.signatures.push_back({.side = read_side(signatures.text(0)),
                                    .by = {signatures.id<domain::account_id>(1), signatures.text(2)},
                                    .sha256 = signatures.text(3),
                                    .at = signatures.instant(4)});
    auto periods = connection_.query(select_periods, {id, domain::supply_periods_max});
    while (periods.next())
        found.periods.push_back({.number = periods.integer(0),
                                 .from = periods.date(1),
                                 .to = periods.date(2),
                                 .quantity = periods.integer(3),
                                 .called_off = periods.integer(4),
                                 .not_supplied = periods.integer(5)});
    load_addenda(connection_, found);
    return found;
}

std::optional<domain::supply_contract> mysql_supply_store::find(domain::supply_contract_id id) { return load(select_contract, id); }
std::optional<domain::supply_contract> mysql_supply_store::lock(domain::supply_contract_id id) { return load(lock_contract, id); }

void mysql_supply_store::save(const domain::supply_contract& what) {
    const auto& ended = what.cancelled;
    expect_rows("saving a long-term contract",
                connection_.execute(update_contract, {what.version, what.in_force_at, ended ? std::optional(ended->at) : std::nullopt,
                                                      ended ? std::optional(domain::name_of(ended->by)) : std::nullopt,
                                                      ended ? std::optional(ended->reason) : std::nullopt, what.agreed_end, what.priced_by,
                                                      what.id, what.version - 1}),
                1);
}

void mysql_supply_store::add(domain::supply_contract_id id, const domain::supply_signature& fresh) {
    expect_rows(
        "signing a long-term contract",
        connection_.execute(insert_signature, {id, domain::name_of(fresh.side), fresh.by.account, fresh.by.name, fresh.sha256, fresh.at}),
        1);
}

std::vector<domain::supply_contract> mysql_supply_store::page(const base::principal& who, std::optional<domain::supply_contract_id> before,
                                                              std::size_t limit) {
    const auto until = before.value_or(beyond_every<domain::supply_contract_id>());
    const auto rows_max = std::uint64_t{limit};
    auto rows = connection_.query(page_contracts,
                                  {who.organisation, until, who.unit, who.unit, rows_max, who.organisation, until, rows_max, rows_max});
    std::vector<domain::supply_contract> found;
    while (rows.next()) found.push_back(read_supply_contract(rows));
    return found;
}

std::vector<domain::supply_contract> mysql_supply_store::find_all(std::span<const domain::supply_contract_id> ids) {
    std::vector<mysql::parameters> wanted;
    for (const auto& id : ids) wanted.push_back({id});
    std::vector<domain::supply_contract> found;
    auto rows = connection_.query_rows(select_contracts, wanted);
    while (rows.next()) found.push_back(read_supply_contract(rows));
    load_prices(connection_, found);
    return found;
}

void mysql_supply_store::lock_periods(std::span<const app::supply_period_key> keys) {
    std::vector<mysql::parameters> wanted;
    for (const auto& each : keys) wanted.push_back({each.contract, each.number});
    if (connection_.query_rows(lock_rows, wanted).size() != keys.size())
        throw std::logic_error("a period of a long-term contract is not there");
}

bool mysql_supply_store::take(const app::call_off& fresh, const app::call_off_terms& under) {
    const auto& [contract, number] = fresh.period;
    if (connection_.execute(take_quantity, {fresh.quantity, contract, number, fresh.quantity, under.delivery, under.priced_by}) != 1)
        return false;
    expect_rows("calling off",
                connection_.execute(insert_call_off, {fresh.order, contract, number, fresh.quantity, fresh.unit_price, fresh.at}), 1);
    return true;
}

app::period_standing mysql_supply_store::standing_of(const app::supply_period_key& period) {
    auto rows = connection_.query(select_standing, {period.contract, period.number});
    if (!rows.next()) throw std::logic_error("a period of a long-term contract is not there");
    return {rows.integer(0), rows.is_null(1) ? std::nullopt : std::optional(rows.date(1)), rows.integer(2)};
}

bool mysql_supply_store::give_back(domain::order_id order, bool not_supplied, base::instant at) {
    if (connection_.execute(give_back_call_off, {at, not_supplied ? 1 : 0, order}) != 1) return false;
    expect_rows("giving back what was called off", connection_.execute(give_back_quantity, {order}), 1);
    return true;
}

std::vector<app::call_off> mysql_supply_store::call_offs(domain::supply_contract_id contract, std::optional<domain::order_id> before,
                                                         std::size_t limit) {
    std::vector<app::call_off> found;
    auto rows = connection_.query(select_call_offs, {contract, before.value_or(beyond_every<domain::order_id>()), std::uint64_t{limit}});
    while (rows.next())
        found.push_back({.period = {contract, rows.integer(0)},
                         .order = rows.id<domain::order_id>(1),
                         .quantity = rows.integer(2),
                         .unit_price = rows.money(3),
                         .at = rows.instant(4),
                         .given_back_at = rows.optional_instant(5),
                         .not_supplied = rows.integer(6) != 0});
    return found;
}

}  // namespace chuanpin::orders::store
