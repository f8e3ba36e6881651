// Which lots the lines of an order were set aside from.
#pragma once

#include <span>

#include "orders/domain/order/order.hpp"
#include "orders/domain/stock/shelf.hpp"

namespace chuanpin::orders::app {

/// `held` come line by line, in the order of `lines`. Of goods that nobody named a lot for there is nothing to keep.
void note_lots(std::span<domain::order_line> lines, std::span<const domain::movement> held, const domain::shelf& shelf);

}  // namespace chuanpin::orders::app
