// How much of a product can be ordered now, as orders' events told it; shown as a band, for what is in stock exactly is its supplier's.
#pragma once

#include <cstdint>
#include <string_view>

#include "catalog/domain/ids.hpp"

namespace chuanpin::catalog::domain {

/// Below how many trade units there are few, unless the configuration says otherwise.
inline constexpr std::int64_t few_below_default = 20;

enum class availability { none, few, plenty };
[[nodiscard]] constexpr std::string_view name_of(availability band) {
    return band == availability::none ? "none" : band == availability::few ? "few" : "plenty";
}
[[nodiscard]] constexpr availability band_of(std::int64_t available, std::int64_t few_below) {
    if (available <= 0) return availability::none;
    return available < few_below ? availability::few : availability::plenty;
}

/// One row of stock of orders (a product in a warehouse) stands so, in the version given.
struct stock_news {
    stock_id stock{};
    product_id product{};
    std::int64_t available = 0;  ///< trade units that no order holds
    std::int64_t version = 0;
    bool operator==(const stock_news&) const = default;
};

}  // namespace chuanpin::catalog::domain
