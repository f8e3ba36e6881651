// On what conditions a product is offered, beside its prices: where it is delivered to, by which channels it is sold, whether a pack or
// a kilogram has the price, and by how much the mass of a delivery may differ (按重量计价的允许误差).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t area_codes_max = 200;  ///< of one offer
inline constexpr std::int64_t tolerance_permille_max = 200;

/// What a price is of: 按件计价, 按重量计价.
enum class pricing { pack, kilogram };
[[nodiscard]] std::string_view name_of(pricing by);
[[nodiscard]] std::optional<pricing> parse_pricing(std::string_view name);

/// By which way goods reach their buyer, as lines of orders name it: 电商, 帮扶单位, 商业流通, 定向直供.
enum class sales_channel { ecommerce, assistance_unit, commercial, directed_supply };
inline constexpr sales_channel sales_channels[] = {sales_channel::ecommerce, sales_channel::assistance_unit, sales_channel::commercial,
                                                   sales_channel::directed_supply};
[[nodiscard]] std::string_view name_of(sales_channel what);
[[nodiscard]] std::optional<sales_channel> parse_sales_channel(std::string_view name);

struct offer_conditions {
    /// Codes of counties, and of prefectures (ending in 00), which stand for all their counties; empty: the whole province.
    std::vector<std::string> delivery_area{};
    std::vector<sales_channel> channels{std::begin(sales_channels), std::end(sales_channels)};  ///< at least one
    pricing priced_by = pricing::pack;
    std::int64_t weight_under_permille = 0;  ///< of the nominal mass; both are 0 where packs are priced
    std::int64_t weight_over_permille = 0;
    bool operator==(const offer_conditions&) const = default;
};

/// Faults as "/delivery_area/2", "/channels", "/weight_over_permille": codes that are none or stand for a county twice, no channel or one
/// twice, a tolerance out of its range or without a price by kilogram. Whether a code is known the registry says.
[[nodiscard]] std::vector<base::field_error> faults_of(const offer_conditions& what);

/// The same with its codes and channels in their order, so that equal conditions compare equal.
[[nodiscard]] offer_conditions in_order(offer_conditions what);

[[nodiscard]] bool is_prefecture_code(std::string_view code);

/// Members that differ: a buyer decides by each of them, so the platform looks at the product again.
[[nodiscard]] std::vector<std::string> changes_between(const offer_conditions& before, const offer_conditions& after);

}  // namespace chuanpin::catalog::domain
