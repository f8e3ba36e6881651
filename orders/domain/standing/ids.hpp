// The ids of school calendars and standing orders; part of orders/domain/ids.hpp's family.
#pragma once

#include "orders/domain/ids.hpp"

namespace chuanpin::orders::domain {

struct school_calendar_tag {
    static constexpr std::string_view prefix = "scl";
};
struct standing_order_tag {
    static constexpr std::string_view prefix = "sto";
};
using school_calendar_id = base::typed_id<school_calendar_tag>;
using standing_order_id = base::typed_id<standing_order_tag>;

}  // namespace chuanpin::orders::domain
