// Makes logger files for demonstrations and tests: deterministic, from a seed. What comes out looks like a logger's record, with the
// regularity of a compressor and the noise of a sensor.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "logistics/domain/temperature/series.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::logistics::domain {

enum class logger_file_kind {
    clean,      ///< within the limits all the way
    excursion,  ///< a defect of two hours in the middle: up to eight degrees above the upper limit
    gap,        ///< nothing was recorded for two hours in the middle
};
[[nodiscard]] std::optional<logger_file_kind> parse_logger_file_kind(std::string_view name);

struct logger_file_order {
    logger_file_kind kind = logger_file_kind::clean;
    std::chrono::sys_seconds from{};
    std::chrono::sys_seconds until{};  ///< at least six hours after `from`, at most thirty days
    std::int64_t min_mc = 0;           ///< the goods' storage range, at least one degree wide
    std::int64_t max_mc = 0;
    std::uint64_t seed = 0;
};

/// One reading every five minutes from `from` to `until`. Equal orders give equal series on every machine.
/// Errors (invalid_input): invalid-fields.
[[nodiscard]] base::result<temperature_series> make_logger_series(const logger_file_order& order);

/// "recorded_at,temperature_celsius,sequence" and a row for each reading, CRLF (RFC 4180), Asia/Shanghai times. Sequence numbers
/// count recording intervals, so a gap shows in them too.
[[nodiscard]] std::string logger_csv(const temperature_series& series);

}  // namespace chuanpin::logistics::domain
