// The ids of pairings, collecting windows, pre-orders, agreements and what hangs on them.
#pragma once

#include "orders/domain/ids.hpp"

namespace chuanpin::orders::domain {

struct pairing_tag {
    static constexpr std::string_view prefix = "par";
};
struct window_tag {
    static constexpr std::string_view prefix = "win";
};
struct intent_tag {
    static constexpr std::string_view prefix = "itt";
};
struct agreement_tag {
    static constexpr std::string_view prefix = "agr";
};
struct prepayment_tag {
    static constexpr std::string_view prefix = "ppy";
};
struct delivery_tag {
    static constexpr std::string_view prefix = "dlv";
};

using pairing_id = base::typed_id<pairing_tag>;
using window_id = base::typed_id<window_tag>;
using intent_id = base::typed_id<intent_tag>;
using agreement_id = base::typed_id<agreement_tag>;
using prepayment_id = base::typed_id<prepayment_tag>;
using delivery_id = base::typed_id<delivery_tag>;

}  // namespace chuanpin::orders::domain
