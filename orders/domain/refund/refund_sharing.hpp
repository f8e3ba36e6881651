// What complaints gave back of an order, line by line (退款分摊): a complaint is about an order, budgets pay lines.
#pragma once

#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::domain {

/// Shares `refund_granted` out over the lines. A line keeps what it got before, up to what was accepted of it and not returned; what is
/// left goes by what each line still costs, to the fen, the largest remainder first and of equal ones the line that stands first. So no
/// line ever costs more by it, and none less than nothing.
/// Afterwards Σ refunded = min(refund_granted, Σ accepted − returned).
void share_refunds(order& what);

}  // namespace chuanpin::orders::domain
