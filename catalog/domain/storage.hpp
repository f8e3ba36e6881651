// How cold a product must be kept: a class and both ends of its range, because cold can harm as well (mango below 10 °C).
//
// Units: milli-degrees Celsius, both ends inclusive. Bands follow the trade's classes (GB/T 28577: 冷冻 ≤ −18, 冰温 −2…2, 冷藏 0…10,
// 控温 10…25) as the province's growers use them for fresh fruit: 保鲜 −2…4, 阴凉 0…10, 冷敏 10…15.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

enum class storage_class { frozen, chilled, cool, warm, ambient };

struct storage_condition {
    storage_class kind{};
    std::int32_t min_mc = 0;
    std::int32_t max_mc = 0;
    bool operator==(const storage_condition&) const = default;
};

/// The widest range that a class allows.
struct storage_band {
    std::int32_t min_mc;
    std::int32_t max_mc;
};

[[nodiscard]] std::string_view name_of(storage_class kind);
[[nodiscard]] std::optional<storage_class> parse_storage_class(std::string_view name);
[[nodiscard]] storage_band band_of(storage_class kind);
/// Errors: storage-out-of-class (fields /storage/min_mc, /storage/max_mc).
[[nodiscard]] base::result<void> check_storage(const storage_condition& storage);

}  // namespace chuanpin::catalog::domain
