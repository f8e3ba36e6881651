// Money of one line of an order.
#pragma once

#include "orders/domain/ids.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::orders::domain {

struct line_amount {
    line_id line{};
    base::fen amount{};
    bool operator==(const line_amount&) const = default;
};

}  // namespace chuanpin::orders::domain
