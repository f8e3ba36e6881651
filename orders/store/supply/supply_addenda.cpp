#include "orders/store/supply/supply_addenda.hpp"

#include <algorithm>
#include <stdexcept>

#include "orders/store/expect_rows.hpp"
#include "orders/store/supply/mysql_supply_store.hpp"
#include "orders/store/supply/supply_rows.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_addendum = R"sql(
INSERT INTO supply_addendum (contract_id, number, ends_on, price_from, unit_price_fen, reason, text, sha256, side, proposed_by,
    proposed_by_name, proposed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql";
constexpr std::string_view insert_quantities = "INSERT INTO supply_addendum_quantity (contract_id, number, period, quantity) VALUES ?";
constexpr std::string_view answer_addendum = R"sql(
UPDATE supply_addendum SET outcome = ?, answered_by = ?, answered_by_name = ?, answer = ?, answered_at = ?
WHERE contract_id = ? AND number = ? AND outcome IS NULL)sql";
constexpr std::string_view select_addenda = R"sql(
SELECT number, ends_on, price_from, unit_price_fen, reason, text, sha256, side, proposed_by, proposed_by_name, proposed_at, outcome,
    answered_by, answered_by_name, answer, answered_at
FROM supply_addendum WHERE contract_id = ? ORDER BY number LIMIT ?)sql";
constexpr std::string_view select_quantities =
    "SELECT number, period, quantity FROM supply_addendum_quantity WHERE contract_id = ? ORDER BY number, period LIMIT ?";
constexpr std::string_view select_prices = R"sql(
SELECT contract_id, price_from, unit_price_fen FROM supply_addendum
WHERE contract_id IN ? AND outcome = 'signed' AND unit_price_fen IS NOT NULL ORDER BY contract_id, number)sql";
// What was called off by then of a later period is never more afterwards.
constexpr std::string_view close_periods = "UPDATE supply_period SET open_until = ?, kept = called_off WHERE contract_id = ?";
constexpr std::string_view update_quantity =
    "UPDATE supply_period SET quantity = ? WHERE contract_id = ? AND number = ? AND called_off <= ?";
constexpr std::string_view price_periods = "UPDATE supply_period SET priced_by = ? WHERE contract_id = ?";

domain::addendum_outcome read_outcome(std::string_view name) {
    const auto* found = std::ranges::find(domain::addendum_outcomes, name, [](auto each) { return domain::name_of(each); });
    if (found == std::end(domain::addendum_outcomes)) throw std::logic_error("the outcome of a supply_addendum cannot be read");
    return *found;
}

domain::supply_addendum read_addendum(const mysql::row_set& rows) {
    domain::supply_addendum read{.number = rows.integer(0),
                                 .reason = rows.text(4),
                                 .document = {rows.text(5), rows.text(6)},
                                 .side = read_side(rows.text(7)),
                                 .proposed_by = {rows.id<domain::account_id>(8), rows.text(9)},
                                 .proposed_at = rows.instant(10)};
    if (!rows.is_null(1)) read.changes.ends_on = rows.date(1);
    if (!rows.is_null(2)) read.changes.price = domain::supply_price{rows.date(2), rows.money(3)};
    if (!rows.is_null(11))
        read.answer = domain::addendum_answer{
            read_outcome(rows.text(11)), {rows.id<domain::account_id>(12), rows.text(13)}, rows.text(14), rows.instant(15)};
    return read;
}

}  // namespace

void load_addenda(mysql::session& connection, domain::supply_contract& to) {
    auto rows = connection.query(select_addenda, {to.id, std::uint64_t{domain::supply_addenda_max}});
    while (rows.next()) to.addenda.push_back(read_addendum(rows));
    if (to.addenda.empty()) return;
    auto quantities = connection.query(
        select_quantities, {to.id, std::uint64_t{domain::supply_addenda_max} * static_cast<std::uint64_t>(domain::supply_periods_max)});
    while (quantities.next())
        to.addenda.at(static_cast<std::size_t>(quantities.integer(0)) - 1)
            .changes.quantities.push_back({quantities.integer(1), quantities.integer(2)});
    for (const auto& each : to.addenda)
        if (each.changes.price && each.answer && each.answer->outcome == domain::addendum_outcome::signed_by_both)
            to.prices.push_back(*each.changes.price);
}

void load_prices(mysql::session& connection, std::span<domain::supply_contract> to) {
    std::vector<mysql::parameters> wanted;
    for (const auto& each : to)
        if (each.priced_by > 0) wanted.push_back({each.id});
    if (wanted.empty()) return;
    auto rows = connection.query_rows(select_prices, wanted);
    while (rows.next()) {
        const auto id = rows.id<domain::supply_contract_id>(0);
        std::ranges::find(to, id, &domain::supply_contract::id)->prices.push_back({rows.date(1), rows.money(2)});
    }
}

void mysql_supply_store::add(domain::supply_contract_id id, const domain::supply_addendum& fresh) {
    const auto& [ends_on, quantities, price] = fresh.changes;
    expect_rows("adding an addendum to a long-term contract",
                connection_.execute(insert_addendum, {id, fresh.number, ends_on, price ? std::optional(price->from) : std::nullopt,
                                                      price ? std::optional(price->unit_price) : std::nullopt, fresh.reason,
                                                      fresh.document.text, fresh.document.sha256, domain::name_of(fresh.side),
                                                      fresh.proposed_by.account, fresh.proposed_by.name, fresh.proposed_at}),
                1);
    if (quantities.empty()) return;
    std::vector<mysql::parameters> rows;
    for (const auto& each : quantities) rows.push_back({id, fresh.number, each.period, each.quantity});
    expect_rows("adding the quantities of an addendum", connection_.execute_rows(insert_quantities, rows), rows.size());
}

void mysql_supply_store::answer(domain::supply_contract_id id, const domain::supply_addendum& what) {
    const auto& said = what.answer.value();
    expect_rows("answering an addendum to a long-term contract",
                connection_.execute(answer_addendum,
                                    {domain::name_of(said.outcome), said.by.account, said.by.name, said.words, said.at, id, what.number}),
                1);
}

void mysql_supply_store::close_after(domain::supply_contract_id id, base::business_date last) {
    if (connection_.execute(close_periods, {last, id}) == 0) throw std::logic_error("a long-term contract without periods");
}

bool mysql_supply_store::give_quantity(const app::supply_period_key& period, std::int64_t quantity) {
    return connection_.execute(update_quantity, {quantity, period.contract, period.number, quantity}) == 1;
}

void mysql_supply_store::price_by(domain::supply_contract_id id, std::int64_t addendum) {
    if (connection_.execute(price_periods, {addendum, id}) == 0) throw std::logic_error("a long-term contract without periods");
}

}  // namespace chuanpin::orders::store
