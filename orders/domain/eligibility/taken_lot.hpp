// What of a line was set aside from which lot when the order was placed or its goods came, and by which days it was
// allowed: a snapshot, never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "orders/domain/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

struct taken_lot {
    lot_id lot{};
    std::int64_t quantity = 0;
    std::optional<base::business_date> harvested_on{};
    std::optional<base::business_date> first_harvest_on{};  ///< that was announced for its county and year; none: nothing was
    std::optional<base::business_date> expires_on{};        ///< the last good day; none: it is not known
    bool operator==(const taken_lot&) const = default;
};

struct lot_explanation {
    std::string zh;
    std::string en;
};
/// Season by the day of harvest, freshness by the day of delivery.
[[nodiscard]] lot_explanation explain(const taken_lot& what, base::business_date delivery);

}  // namespace chuanpin::orders::domain
