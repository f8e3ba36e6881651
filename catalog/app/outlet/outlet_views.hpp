// What the use cases of outlets answer; http/ turns it into bytes.
#pragma once

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

struct outlet_view {
    domain::outlet what{};
    std::optional<domain::outlet_sales> newest_sales{};
    std::int64_t warning_per_cent = domain::outlet_share_warning_default;
    base::business_date on{};  ///< the day of the call
};
struct outlet_page {
    std::vector<outlet_view> outlets{};
    bool has_more = false;
};
/// All that was ever said of one.
struct outlet_record {
    outlet_view now{};
    std::vector<domain::outlet> versions{};     ///< newest first
    std::vector<domain::outlet_sales> sales{};  ///< newest first, corrected ones too
};
struct outlet_sales_view {
    domain::outlet_sales report{};
    std::int64_t warning_per_cent = domain::outlet_share_warning_default;
};

}  // namespace chuanpin::catalog::app
