#include "orders/store/spending/spending_rows.hpp"

#include <stdexcept>

#include "orders/store/pairs_text.hpp"

namespace chuanpin::orders::store {
domain::budget read_budget(const mysql::row_set& rows) {
    const auto from = domain::parse_fund(rows.text(4));
    if (!from) throw std::logic_error("budget.fund cannot be read");
    return {.id = rows.id<domain::budget_id>(0),
            .organisation = rows.id<domain::organisation_id>(1),
            .unit = read_unit(rows, 2),
            .year = static_cast<int>(rows.integer(3)),
            .from = *from,
            .name_zh = rows.text(5),
            .allocated = rows.money(6),
            .committed = rows.money(7),
            .consumed = rows.money(8),
            .version = rows.integer(9)};
}

mysql::parameters row_of(const domain::budget& what) {
    return {what.id,      what.organisation, stored_unit(what.unit), what.year,     domain::name_of(what.from),
            what.name_zh, what.allocated,    what.committed,         what.consumed, what.version};
}

std::optional<base::fen> read_amount(const mysql::row_set& rows, std::size_t column) {
    const auto amount = rows.optional_integer(column);
    return amount ? std::optional(base::fen{*amount}) : std::nullopt;
}

domain::purchasing_rules read_rules(const mysql::row_set& rows) {
    return {.organisation = rows.id<domain::organisation_id>(1),
            .unit = read_unit(rows, 2),
            .version = rows.integer(9),
            .approvals = parse_approvals(rows.text(5)),
            .budget_required = rows.integer(6) != 0,
            .contract_from = read_amount(rows, 7),
            .quotation_from = read_amount(rows, 8),
            .quotes_min = static_cast<int>(rows.integer(3))};
}

domain::unit_id stored_unit(std::optional<domain::unit_id> unit) { return unit.value_or(domain::unit_id{}); }

std::optional<domain::unit_id> read_unit(const mysql::row_set& rows, std::size_t column) {
    const auto unit = rows.id<domain::unit_id>(column);
    return unit == domain::unit_id{} ? std::nullopt : std::optional(unit);
}

std::string approvals_text(const std::vector<domain::approval_step>& steps) {
    integer_pairs pairs;
    for (const auto& each : steps) pairs.emplace_back(each.amount_from.value, each.approvals);
    return pairs_text(pairs);
}

std::vector<domain::approval_step> parse_approvals(std::string_view text) {
    std::vector<domain::approval_step> steps;
    for (const auto& [amount, approvals] : parse_pairs(text, "purchasing_rules.approvals"))
        steps.push_back({{amount}, static_cast<int>(approvals)});
    return steps;
}

}  // namespace chuanpin::orders::store
