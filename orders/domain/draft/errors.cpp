#include "orders/domain/draft/errors.hpp"

#include <fmt/format.h>

#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"draft-not-found", error_kind::not_found, "没有这份订单草稿", "No such draft"};
constexpr row line_not_found_row{"draft-line-not-found", error_kind::not_found, "草稿中没有这一行", "The draft has no such line"};
constexpr row submitted_row{"draft-submitted", error_kind::conflict, "草稿已提交为订单", "The draft has become an order"};
constexpr row expired_row{"draft-expired", error_kind::conflict, "草稿已过期", "The draft has expired"};
constexpr row full_row{"draft-full", error_kind::conflict, "草稿行数已达上限", "The draft has as many lines as it may"};
constexpr row empty_row{"draft-empty", error_kind::unprocessable, "草稿没有任何行", "The draft has no lines"};
constexpr row changed_row{"draft-changed", error_kind::conflict, "草稿在提交时被他人修改", "Somebody changed the draft meanwhile"};
constexpr row product_twice_row{"draft-product-twice", error_kind::conflict, "草稿中已有同一产品",
                                "The product stands in the draft already"};

constexpr row table[] = {not_found_row, line_not_found_row, submitted_row, expired_row,
                         full_row,      empty_row,          changed_row,   product_twice_row};

}  // namespace

std::span<const base::error_definition> draft_errors() { return table; }

namespace errors {

base::error draft_not_found(std::string_view id) { return base::make_error(not_found_row, fmt::format("There is no draft {}.", id)); }
base::error draft_line_not_found(std::string_view id) {
    return base::make_error(line_not_found_row, fmt::format("There is no line {} in the draft.", id));
}
base::error draft_submitted(draft_id id, order_id order) {
    auto error = base::make_error(submitted_row, fmt::format("Draft {} is order {} now.", base::to_wire(id), base::to_wire(order)));
    error.facts.emplace_back("order_id", base::to_wire(order));
    return error;
}
base::error draft_expired(draft_id id) {
    return base::make_error(expired_row, fmt::format("Draft {} was not touched for too long; open another.", base::to_wire(id)));
}
base::error draft_full() { return base::make_error(full_row, fmt::format("A draft has at most {} lines, as an order.", lines_max)); }
base::error draft_empty() { return base::make_error(empty_row, "Add a line first."); }
base::error draft_changed(draft_id id) {
    return base::make_error(changed_row, fmt::format("Look at draft {} again and submit it then.", base::to_wire(id)));
}
base::error draft_product_twice(line_id standing) {
    auto error = base::make_error(product_twice_row, fmt::format("Change line {} instead.", base::to_wire(standing)));
    error.fields = {{"/offer_id", "duplicate", "Its product stands in another line."}};
    error.facts.emplace_back("line_id", base::to_wire(standing));
    return error;
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
