#include "orders/domain/delivery/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"delivery-not-found", error_kind::not_found, "没有这个发货批次", "No such delivery"};
constexpr row invalid_row{"shipping-invalid", error_kind::unprocessable, "发货内容不正确", "The delivery does not fit the order"};
constexpr row too_many_row{"too-many-deliveries", error_kind::conflict, "发货批次过多", "Too many deliveries of one order"};
constexpr row accepted_already_row{"delivery-accepted-already", error_kind::conflict, "该批次已验收", "The delivery is accepted already"};
constexpr row several_row{"several-deliveries", error_kind::conflict, "订单有多个待验收批次,请逐批验收",
                          "Several deliveries wait: each is accepted on its own"};
constexpr row open_row{"deliveries-open", error_kind::conflict, "尚有批次未验收", "A delivery is not accepted yet"};
constexpr row pending_row{"short-close-pending", error_kind::conflict, "已提出短交结案,等待答复", "A short-closing waits for its answer"};
constexpr row not_proposed_row{"short-close-not-proposed", error_kind::conflict, "没有人提出短交结案", "No short-closing was proposed"};
constexpr row own_row{"short-close-own", error_kind::forbidden, "短交结案应由另一方同意", "The other side agrees to a short-closing"};

constexpr row table[] = {not_found_row, invalid_row,      too_many_row, accepted_already_row, several_row, open_row,
                         pending_row,   not_proposed_row, own_row};

}  // namespace

std::span<const base::error_definition> delivery_errors() { return table; }

namespace errors {

base::error delivery_not_found(std::string_view id) { return base::make_error(not_found_row, fmt::format("There is no delivery {}.", id)); }
base::error shipping_invalid(std::vector<base::field_error> lines) {
    auto error = base::make_error(invalid_row, "What is to leave does not fit what is left of the order.");
    error.fields = std::move(lines);
    return error;
}
base::error too_many_deliveries(order_id id) {
    return base::make_error(too_many_row, fmt::format("Order {} has {} deliveries.", base::to_wire(id), deliveries_max));
}
base::error delivery_accepted_already(const delivery& what) {
    return base::make_error(accepted_already_row, fmt::format("Delivery {} was signed for at {}.", base::to_wire(what.id),
                                                              base::to_rfc3339(what.accepted_at.value_or(base::instant{}))));
}
base::error several_deliveries(order_id id, std::size_t open) {
    return base::make_error(several_row, fmt::format("{} deliveries of order {} wait for their acceptance.", open, base::to_wire(id)));
}
base::error deliveries_open(const delivery& first) {
    auto error = base::make_error(open_row, fmt::format("Delivery {} waits for its acceptance.", base::to_wire(first.id)));
    error.facts.emplace_back("delivery_id", base::to_wire(first.id));
    return error;
}
base::error short_close_pending(order_id id) {
    return base::make_error(pending_row, fmt::format("What is left of order {} may be given up; answer that first.", base::to_wire(id)));
}
base::error short_close_not_proposed(order_id id) {
    return base::make_error(not_proposed_row, fmt::format("Nobody proposed to give up what is left of order {}.", base::to_wire(id)));
}
base::error short_close_own(order_id id) {
    return base::make_error(own_row, fmt::format("Your side proposed it for order {}.", base::to_wire(id)));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
