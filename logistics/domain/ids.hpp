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
using line_id = base::typed_id<line_tag>;
using product_id = base::typed_id<product_tag>;

}  // namespace chuanpin::logistics::domain
