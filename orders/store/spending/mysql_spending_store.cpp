#include "orders/store/spending/mysql_spending_store.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/spending/spending_rows.hpp"

#define CHUANPIN_BUDGET_COLUMNS \
    "budget_id, organisation_id, unit_id, year, fund, name_zh, allocated_fen, committed_fen, consumed_fen, version"

namespace chuanpin::orders::store {
namespace {

// Rules and budgets in one statement. Only the budgets are locked, in the order of their primary key.
constexpr std::string_view select_rules =
    "(SELECT NULL AS budget_id, organisation_id, unit_id, quotes_min AS year, NULL AS fund, approvals AS name_zh, budget_required AS "
    "allocated_fen,"
    " contract_from_fen AS committed_fen, quotation_from_fen AS consumed_fen, version FROM purchasing_rules WHERE organisation_id IN ({}))";
constexpr std::string_view lock_budgets = "(SELECT " CHUANPIN_BUDGET_COLUMNS
                                          " FROM budget FORCE INDEX (PRIMARY) WHERE budget_id IN ({})"
                                          " ORDER BY budget_id LIMIT {} FOR UPDATE)";
// Every row exists and is locked by this transaction, so this only updates; two "touched rows" for each.
constexpr std::string_view save_budgets = "INSERT INTO budget (" CHUANPIN_BUDGET_COLUMNS
                                          ") VALUES ? ON DUPLICATE KEY UPDATE allocated_fen = VALUES(allocated_fen),"
                                          " committed_fen = VALUES(committed_fen), consumed_fen = VALUES(consumed_fen),"
                                          " version = VALUES(version)";
constexpr std::uint64_t touched_by_update = 2;
constexpr std::string_view insert_budget =
    "INSERT INTO budget (" CHUANPIN_BUDGET_COLUMNS ") VALUES ? ON DUPLICATE KEY UPDATE version = version";
constexpr std::string_view select_budget = "SELECT " CHUANPIN_BUDGET_COLUMNS " FROM budget WHERE budget_id = ?";
constexpr std::string_view page_budgets =
    "SELECT " CHUANPIN_BUDGET_COLUMNS
    " FROM budget WHERE organisation_id = ? AND (? IS NULL OR unit_id = ?) AND (? IS NULL OR year = ?)"
    " AND budget_id > ? ORDER BY budget_id LIMIT ?";
constexpr std::string_view select_commitments = R"sql(
WITH recent AS (
    (SELECT DISTINCT order_id FROM purchase_order_line WHERE budget_id = ? AND order_id < ? ORDER BY order_id DESC LIMIT ?)
    UNION (SELECT order_id FROM purchase_order WHERE freight_budget_id = ? AND order_id < ? ORDER BY order_id DESC LIMIT ?)
    ORDER BY order_id DESC LIMIT ?)
SELECT l.order_id, l.line_number, o.status, l.name_zh, l.committed_amount_fen, l.accepted_amount_fen, l.returned_amount_fen + l.refunded_fen
FROM recent JOIN purchase_order_line l ON l.order_id = recent.order_id AND l.budget_id = ?
JOIN purchase_order o ON o.order_id = l.order_id
UNION ALL
SELECT o.order_id, 0, o.status, '运费', o.freight_fen, IF(o.accepted_fen IS NULL, NULL, IF(o.accepted_fen > 0, o.freight_fen, 0)), 0
FROM recent JOIN purchase_order o ON o.order_id = recent.order_id AND o.freight_budget_id = ?
ORDER BY 1 DESC, 2)sql";
// What is committed stays between nothing and what is left.
constexpr std::string_view commit_budget = R"sql(
UPDATE budget SET committed_fen = committed_fen + ?, version = version + 1
WHERE budget_id = ? AND 0 <= committed_fen + ? AND committed_fen + ? <= allocated_fen - consumed_fen)sql";

constexpr std::string_view insert_rules =
    "INSERT INTO purchasing_rules (organisation_id, unit_id, version, approvals, budget_required) VALUES (?, ?, 0, '', FALSE)"
    " ON DUPLICATE KEY UPDATE version = version";
constexpr std::string_view lock_rules_sql =
    "SELECT version, approvals, budget_required, contract_from_fen, quotation_from_fen, quotes_min FROM purchasing_rules "
    "WHERE organisation_id = ? AND unit_id = ? FOR UPDATE";
constexpr std::string_view save_rules =
    "UPDATE purchasing_rules SET version = ?, approvals = ?, budget_required = ?, contract_from_fen = ?, quotation_from_fen = ?, "
    "quotes_min = ? "
    "WHERE organisation_id = ? AND unit_id = ? AND version = ?";

constexpr std::string_view select_approvals =
    "SELECT order_id, account_id, approved, comment, decided_at FROM order_approval WHERE order_id = ? ORDER BY number";
constexpr std::string_view insert_approval =
    "INSERT INTO order_approval (order_id, number, account_id, approved, comment, decided_at) VALUES (?, ?, ?, ?, ?, ?)";

#undef CHUANPIN_BUDGET_COLUMNS

// "?, ?, ?", and the ids that they stand for.
template <class Id>
std::string place(std::span<const Id> ids, mysql::parameters& values) {
    std::string text;
    for (const auto& id : ids) {
        text += text.empty() ? "?" : ", ?";
        values.emplace_back(id);
    }
    return text;
}

std::optional<base::fen> read_amount(const mysql::row_set& rows, std::size_t column) {
    const auto amount = rows.optional_integer(column);
    return amount ? std::optional(base::fen{*amount}) : std::nullopt;
}

}  // namespace

app::spending_book mysql_spending_store::lock(std::span<const domain::organisation_id> organisations,
                                              std::span<const domain::budget_id> budgets) {
    mysql::parameters values;
    std::string statement;
    if (!budgets.empty()) statement = fmt::format(lock_budgets, place(budgets, values), budgets.size());
    if (!organisations.empty()) {
        if (!statement.empty()) statement += " UNION ALL ";
        statement += fmt::format(select_rules, place(organisations, values));
    }
    app::spending_book book;
    if (statement.empty()) return book;
    auto rows = connection_.query(statement, values);
    while (rows.next()) {
        if (!rows.is_null(0))
            book.budgets.push_back(read_budget(rows));
        else
            book.rules.push_back({.organisation = rows.id<domain::organisation_id>(1),
                                  .unit = read_unit(rows, 2),
                                  .version = rows.integer(9),
                                  .approvals = parse_approvals(rows.text(5)),
                                  .budget_required = rows.integer(6) != 0,
                                  .contract_from = read_amount(rows, 7),
                                  .quotation_from = read_amount(rows, 8),
                                  .quotes_min = static_cast<int>(rows.integer(3))});
    }
    return book;
}

void mysql_spending_store::save(std::span<const domain::budget> budgets) {
    if (budgets.empty()) return;
    std::vector<mysql::parameters> all;
    for (const auto& each : budgets) all.push_back(row_of(each));
    expect_rows("saving budgets", connection_.execute_rows(save_budgets, all), budgets.size() * touched_by_update);
}

bool mysql_spending_store::commit(domain::budget_id id, base::fen more) {
    return connection_.execute(commit_budget, {more, id, more, more}) == 1;
}

bool mysql_spending_store::add(const domain::budget& fresh) { return connection_.execute_rows(insert_budget, {row_of(fresh)}) == 1; }

std::optional<domain::budget> mysql_spending_store::find(domain::budget_id id) {
    auto rows = connection_.query(select_budget, {id});
    if (!rows.next()) return std::nullopt;
    return read_budget(rows);
}

std::vector<domain::budget> mysql_spending_store::page(domain::organisation_id organisation, std::optional<domain::unit_id> unit,
                                                       std::optional<int> year, std::optional<domain::budget_id> after, std::size_t limit) {
    std::vector<domain::budget> budgets;
    auto rows = connection_.query(
        page_budgets, {organisation, unit, unit, year, year, after.value_or(domain::budget_id{}), static_cast<std::uint64_t>(limit)});
    while (rows.next()) budgets.push_back(read_budget(rows));
    return budgets;
}

std::vector<app::commitment> mysql_spending_store::commitments(domain::budget_id id, std::optional<domain::order_id> before,
                                                               std::size_t limit) {
    std::vector<app::commitment> found;
    const auto until = before.value_or(beyond_every<domain::order_id>());
    const auto rows_max = std::uint64_t{limit};
    auto rows = connection_.query(select_commitments, {id, until, rows_max, id, until, rows_max, rows_max, id, id});
    while (rows.next()) {
        const auto status = domain::parse_order_status(rows.text(2));
        if (!status) throw std::logic_error("purchase_order.status cannot be read");
        const auto accepted = rows.optional_integer(5);
        const bool ended = domain::is_settled(*status) || *status == domain::order_status::cancelled;
        found.push_back({.order = rows.id<domain::order_id>(0),
                         .line_number = static_cast<int>(rows.integer(1)),
                         .status = *status,
                         .name_zh = rows.text(3),
                         .committed = {ended ? 0 : rows.integer(4) - accepted.value_or(0)},
                         .consumed = accepted ? std::optional(base::fen{*accepted - rows.integer(6)}) : std::nullopt});
    }
    return found;
}

domain::purchasing_rules mysql_spending_store::lock_rules(domain::organisation_id organisation, std::optional<domain::unit_id> unit) {
    connection_.execute(insert_rules, {organisation, stored_unit(unit)});
    auto rows = connection_.query(lock_rules_sql, {organisation, stored_unit(unit)});
    if (!rows.next()) throw std::logic_error("purchasing rules that were just added are not there");
    return {.organisation = organisation,
            .unit = unit,
            .version = rows.integer(0),
            .approvals = parse_approvals(rows.text(1)),
            .budget_required = rows.integer(2) != 0,
            .contract_from = read_amount(rows, 3),
            .quotation_from = read_amount(rows, 4),
            .quotes_min = static_cast<int>(rows.integer(5))};
}

void mysql_spending_store::save(const domain::purchasing_rules& rules) {
    expect_rows("saving purchasing rules",
                connection_.execute(
                    save_rules, {rules.version, approvals_text(rules.approvals), rules.budget_required, rules.contract_from,
                                 rules.quotation_from, rules.quotes_min, rules.organisation, stored_unit(rules.unit), rules.version - 1}),
                1);
}

std::vector<domain::approval> mysql_spending_store::approvals_of(domain::order_id order) {
    std::vector<domain::approval> given;
    auto rows = connection_.query(select_approvals, {order});
    while (rows.next())
        given.push_back({.order = rows.id<domain::order_id>(0),
                         .by = rows.id<domain::account_id>(1),
                         .approved = rows.integer(2) != 0,
                         .comment = rows.text(3),
                         .at = rows.instant(4)});
    return given;
}

void mysql_spending_store::add(const domain::approval& fresh, int number) {
    expect_rows("adding an approval",
                connection_.execute(insert_approval, {fresh.order, number, fresh.by, fresh.approved, fresh.comment, fresh.at}), 1);
}

}  // namespace chuanpin::orders::store
