// A temperature log (温度记录): one logger file that was handed in as evidence for one shipment.
#pragma once

#include <array>
#include <chrono>

#include "logistics/domain/ids.hpp"
#include "logistics/domain/temperature/series.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::logistics::domain {

/// SHA-256.
using digest = std::array<std::byte, 32>;

struct temperature_log {
    temperature_log_id id{};
    shipment_id shipment{};
    digest file_sha256{};      ///< of the bytes as they came
    digest readings_sha256{};  ///< of encode_series: names the series whatever its file looked like
    std::int64_t reading_count = 0;
    std::chrono::sys_seconds first_at{};
    std::chrono::sys_seconds last_at{};
    std::int64_t min_mc = 0;
    std::int64_t max_mc = 0;
    base::instant imported_at{};
    bool operator==(const temperature_log&) const = default;
};

}  // namespace chuanpin::logistics::domain
