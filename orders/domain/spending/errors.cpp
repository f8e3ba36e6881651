#include "orders/domain/spending/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row rules_invalid_row{"purchasing-rules-invalid", error_kind::unprocessable, "采购审批规则不正确",
                                "The purchasing rules contradict themselves"};
constexpr row own_order_row{"own-order", error_kind::forbidden, "不能审批自己提交的订单", "Whoever placed an order does not approve it"};
constexpr row approved_already_row{"approved-already", error_kind::conflict, "您已审批过这张订单", "You have approved this order already"};
constexpr row budget_not_found_row{"budget-not-found", error_kind::not_found, "没有这个预算指标", "No such budget"};
constexpr row budget_exists_row{"budget-exists", error_kind::conflict, "该单位该年度该资金来源的预算指标已存在",
                                "There is a budget of this unit, year and fund"};
constexpr row allocation_too_small_row{"allocation-too-small", error_kind::conflict, "预算额度低于已占用与已执行之和",
                                       "The allocation is less than what is spoken for"};
constexpr row budget_required_row{"budget-required", error_kind::unprocessable, "每行须注明资金来源", "Every line must name its budget"};
constexpr row budget_unusable_row{"budget-unusable", error_kind::unprocessable, "不能使用该预算指标", "The budget cannot be used for this"};
constexpr row budget_exceeded_row{"budget-exceeded", error_kind::conflict, "超出预算可用额度", "More than is left in the budget"};

constexpr row table[] = {
    rules_invalid_row,        own_order_row,       approved_already_row, budget_not_found_row, budget_exists_row,
    allocation_too_small_row, budget_required_row, budget_unusable_row,  budget_exceeded_row,
};

base::error with_fields(const row& of, std::string detail, std::vector<base::field_error> fields) {
    auto error = base::make_error(of, std::move(detail));
    error.fields = std::move(fields);
    return error;
}

}  // namespace

std::span<const base::error_definition> spending_errors() { return table; }

namespace errors {

base::error purchasing_rules_invalid(std::vector<base::field_error> faults) {
    return with_fields(rules_invalid_row, "Steps ascend by amount and by approvals.", std::move(faults));
}
base::error own_order(std::string_view order) {
    return base::make_error(own_order_row, fmt::format("Order {} was placed by you: somebody else approves it.", order));
}
base::error approved_already(std::string_view order) {
    return base::make_error(approved_already_row,
                            fmt::format("Your approval of order {} stands; another person must give the next.", order));
}
base::error budget_not_found(std::string_view id) {
    return base::make_error(budget_not_found_row, fmt::format("There is no budget {}.", id));
}
base::error budget_exists(int year, fund from) {
    return base::make_error(budget_exists_row, fmt::format("The budget of {} from {} exists; change its allocation.", year, name_of(from)));
}
base::error allocation_too_small(const budget& what) {
    auto error = base::make_error(allocation_too_small_row,
                                  fmt::format("{} fen are committed and {} fen consumed.", what.committed.value, what.consumed.value));
    error.facts = {{"committed_fen", std::to_string(what.committed.value)}, {"consumed_fen", std::to_string(what.consumed.value)}};
    return error;
}
base::error budget_required(std::vector<base::field_error> lines) {
    return with_fields(budget_required_row, "The buyer's own rules ask for a budget in every line.", std::move(lines));
}
base::error budget_unusable(std::vector<base::field_error> lines) {
    return with_fields(budget_unusable_row, "A budget is another's or of another year.", std::move(lines));
}
base::error budget_exceeded(const budget& from, base::fen asked, std::vector<base::field_error> lines) {
    auto error =
        with_fields(budget_exceeded_row, fmt::format("{} fen are asked for and {} fen are left.", asked.value, from.available().value),
                    std::move(lines));
    error.facts = {{"available_fen", std::to_string(from.available().value)}, {"budget_id", base::to_wire(from.id)}};
    return error;
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
