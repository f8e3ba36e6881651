// What [catalog] of the configuration says about prices; how far above like goods one may be is data (price rules), no setting.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/domain/price/price_spike.hpp"

namespace chuanpin::catalog {

struct price_settings {
    bool mark_comparison_needed = false;  ///< mark_price_comparison_needed: whether the mark's price test fails without like goods
    domain::spike_limits spikes{};        ///< price_spike_percent, price_spike_days
};

/// Whether `name` ("catalog.price_spike_days") is one of them.
[[nodiscard]] bool is_price_setting(std::string_view name);
/// Throws std::runtime_error where a value is not a whole number within its bounds.
[[nodiscard]] price_settings read_price_settings(const std::map<std::string, std::string>& of);

}  // namespace chuanpin::catalog
