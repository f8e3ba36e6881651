// The ids of logistics, and those of others that it names (opaque here: same prefix, own type).
#pragma once

#include "platform/base/ids.hpp"

namespace chuanpin::logistics::domain {

struct shipment_tag {
    static constexpr std::string_view prefix = "shp";
};
struct temperature_log_tag {
    static constexpr std::string_view prefix = "tel";
};
struct verdict_tag {
    static constexpr std::string_view prefix = "vrd";
};
struct assessment_tag {
    static constexpr std::string_view prefix = "sub";
};
struct order_tag {
    static constexpr std::string_view prefix = "ord";
};
/// A delivery of an order: what left at one time. Of an order from before deliveries were told, it has the order's own bytes.
struct delivery_tag {
    static constexpr std::string_view prefix = "odl";
};
struct line_tag {
    static constexpr std::string_view prefix = "lin";
};
struct product_tag {
    static constexpr std::string_view prefix = "prd";
};

using shipment_id = base::typed_id<shipment_tag>;
using temperature_log_id = base::typed_id<temperature_log_tag>;
using verdict_id = base::typed_id<verdict_tag>;
using assessment_id = base::typed_id<assessment_tag>;
using order_id = base::typed_id<order_tag>;
using delivery_id = base::typed_id<delivery_tag>;
using line_id = base::typed_id<line_tag>;
using product_id = base::typed_id<product_tag>;

/// The one delivery of an order that left whole, before deliveries were told.
[[nodiscard]] inline delivery_id whole_delivery_of(const order_id& order) { return delivery_id{order.value}; }

}  // namespace chuanpin::logistics::domain
