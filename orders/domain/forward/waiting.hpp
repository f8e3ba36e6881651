// Lines that wait for a harvest (预售): they hold capacity of their week and no goods, until goods come and are set aside for them.
//
// Goods are given by quantity, to the order that was placed first, then to the next: a large order that took whole lines only would
// starve while each day's harvest is sold to whoever asks for less. What has come is held as for every order; what has not waits on.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "orders/domain/order/changes.hpp"
#include "orders/domain/order/placing.hpp"

namespace chuanpin::orders::domain {

/// Whether something of the order has not come yet.
[[nodiscard]] bool is_awaiting_goods(const order& what);
/// Each line asks for the week of the delivery, and for none that is not a line of goods. Errors: delivery-week-invalid.
[[nodiscard]] base::result<void> check_weeks(const order_request& request);
/// Until when an order waits that is made or approved now: `hold` from now on, and where it waits for a harvest, `hold` after the week is
/// over. Whoever waits for goods cannot confirm before they are there.
[[nodiscard]] base::instant hold_end(const order_request& asked, base::instant now, std::chrono::seconds hold);
[[nodiscard]] base::instant hold_end(const order& what, base::instant now, std::chrono::seconds hold);

/// The week that the order waits for, where it is over and something has not come.
[[nodiscard]] std::optional<base::business_date> late_week(const order& what, base::business_date today);
/// The order once both sides are told that it is late: nothing but its version changes, since silence decides nothing. Nullopt where it is
/// not late, or has ended.
[[nodiscard]] std::optional<changed_order> tell_late(const order& before, base::instant now);

/// Gives up what the order still waits for: it will not come any more.
void give_up_waiting(order& what);

/// An order after goods were set aside for it, and what was.
struct supplied_order {
    changed_order order;
    std::vector<movement> movements;
};
/// Sets aside what is free of a product, on the shelf and fit for the delivery, as far as lines of it wait; nullopt where there is
/// nothing. The shelf holds it then.
[[nodiscard]] std::optional<supplied_order> set_goods_aside(const order& before, product_id product, shelf& stock, account_id by,
                                                            base::instant now);

}  // namespace chuanpin::orders::domain
