#include "orders/domain/returning/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"return-not-found", error_kind::not_found, "没有这件退货", "No such return"};
constexpr row state_conflict_row{"return-state-conflict", error_kind::conflict, "退货当前状态不允许此操作",
                                 "The return's state does not allow it"};
constexpr row party_forbidden_row{"return-party-forbidden", error_kind::forbidden, "此操作应由另一方进行",
                                  "This is for the other party to do"};
constexpr row too_early_row{"return-too-early", error_kind::conflict, "订单尚未验收,请拒收而非退货",
                            "The order is not accepted yet: goods can be rejected"};
constexpr row after_closing_row{"return-after-closing", error_kind::conflict, "订单已结案,不能退货", "The order is closed"};
constexpr row invalid_row{"return-invalid", error_kind::unprocessable, "退货内容不正确", "The return does not fit the order"};
constexpr row too_many_row{"too-many-returns", error_kind::conflict, "退货次数过多", "Too many returns of one order"};
constexpr row returns_open_row{"returns-open", error_kind::conflict, "尚有退货未了结", "A return is not ended yet"};
constexpr row complaints_open_row{"complaints-open", error_kind::conflict, "尚有投诉未了结", "A complaint is not ended yet"};

constexpr row table[] = {not_found_row, state_conflict_row, party_forbidden_row, too_early_row,      after_closing_row,
                         invalid_row,   too_many_row,       returns_open_row,    complaints_open_row};

}  // namespace

std::span<const base::error_definition> return_errors() { return table; }

namespace errors {

base::error return_not_found(std::string_view id) { return base::make_error(not_found_row, fmt::format("There is no return {}.", id)); }
base::error return_state_conflict(const goods_return& what, return_action action) {
    auto error = base::make_error(state_conflict_row, fmt::format("Return {} is {}; {} is not possible.", base::to_wire(what.id),
                                                                  name_of(what.status), name_of(action)));
    error.facts.emplace_back("return_status", name_of(what.status));
    return error;
}
base::error return_party_forbidden() { return base::make_error(party_forbidden_row, "The buyer returns goods, the supplier answers."); }
base::error return_too_early(order_id id, order_status status) {
    return base::make_error(too_early_row, fmt::format("Order {} is {}.", base::to_wire(id), name_of(status)));
}
base::error return_after_closing(order_id id) {
    return base::make_error(after_closing_row, fmt::format("Order {} is closed: nothing of it goes back.", base::to_wire(id)));
}
base::error return_invalid(std::vector<base::field_error> lines) {
    auto error = base::make_error(invalid_row, "What goes back does not fit what was accepted.");
    error.fields = std::move(lines);
    return error;
}
base::error too_many_returns(order_id id) {
    return base::make_error(too_many_row, fmt::format("Order {} has {} returns.", base::to_wire(id), returns_max));
}
base::error returns_open(order_id id) {
    return base::make_error(returns_open_row, fmt::format("Goods of order {} may still come back.", base::to_wire(id)));
}
base::error complaints_open(order_id id) {
    return base::make_error(complaints_open_row, fmt::format("A complaint about order {} is not ended.", base::to_wire(id)));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
