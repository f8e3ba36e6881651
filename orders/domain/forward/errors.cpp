#include "orders/domain/forward/errors.hpp"

#include <fmt/format.h>

#include "orders/domain/order/order.hpp"
#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row week_row{"delivery-week-invalid", error_kind::unprocessable, "预售交货周不正确", "The delivery week does not fit the order"};
constexpr row exceeded_row{"capacity-exceeded", error_kind::conflict, "该周预售产能不足", "Not enough capacity is free in that week"};
constexpr row awaited_row{"goods-not-arrived", error_kind::conflict, "预售货物尚未入库", "Goods that were ordered ahead have not come yet"};

constexpr row table[] = {week_row, exceeded_row, awaited_row};

}  // namespace

std::span<const base::error_definition> forward_errors() { return table; }

namespace errors {

base::error delivery_week_invalid(std::vector<base::field_error> faults) {
    auto error = base::make_error(week_row, "A line asks for another week than that of the delivery, or for a service.");
    error.fields = std::move(faults);
    return error;
}
base::error capacity_exceeded(std::vector<base::field_error> faults) {
    auto error = base::make_error(exceeded_row, "Lines ask for more than is free of what was announced for the week.");
    error.fields = std::move(faults);
    return error;
}
base::error goods_not_arrived(const order& what) {
    auto error = base::make_error(awaited_row, fmt::format("Order {} waits for goods of a harvest.", base::to_wire(what.id)));
    for (std::size_t i = 0; i < what.lines.size(); ++i)
        if (const auto& line = what.lines[i]; line.waiting_quantity > 0)
            error.fields.push_back(
                {fmt::format("/lines/{}", i), "goods-not-arrived",
                 fmt::format("{} of {} wait for {}.", line.waiting_quantity, line.name_zh, base::week_text(line.delivery_week.value()))});
    return error;
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
