// A temperature series: what one logger recorded, in the order of time.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/error.hpp"

namespace chuanpin::logistics::domain {

struct reading {
    std::chrono::sys_seconds at{};
    std::int64_t temperature_mc = 0;
    bool operator==(const reading&) const = default;
};

/// Why a reading cannot follow the one before it.
enum class reading_fault { not_later, duplicate_time, out_of_range };

/// nullopt where `next` fits behind `before` (absent for the first one).
[[nodiscard]] std::optional<reading_fault> check_reading(const std::optional<reading>& before, const reading& next);

/// Invariant: times strictly increase, values within what a recorder can measure. May be empty.
class temperature_series {
public:
    temperature_series() = default;
    /// Errors (invalid_input, "invalid-fields"): every reading that breaks the invariant, as pointer "/<index>".
    static base::result<temperature_series> make(std::vector<reading> readings);

    [[nodiscard]] const std::vector<reading>& readings() const { return readings_; }
    [[nodiscard]] bool empty() const { return readings_.empty(); }
    /// The recording interval: the most frequent distance between neighbours (of equals the shortest); nullopt below two readings.
    [[nodiscard]] std::optional<std::int64_t> interval_s() const;
    bool operator==(const temperature_series&) const = default;

private:
    std::vector<reading> readings_;
};

/// Compact and exact: a format byte, the count, then time and value as differences in variable-length integers: a few bytes a
/// reading. The bytes are canonical: equal series have equal bytes, so their hash names the series.
[[nodiscard]] std::string encode_series(const temperature_series& series);
/// nullopt where the bytes are not what encode_series writes.
[[nodiscard]] std::optional<temperature_series> decode_series(std::string_view bytes);

}  // namespace chuanpin::logistics::domain
