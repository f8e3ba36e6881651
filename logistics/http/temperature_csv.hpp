// A logger's file: CSV with the columns recorded_at, temperature_celsius and, optionally, sequence.
//
// recorded_at: RFC 3339, whole seconds, strictly increasing. temperature_celsius: up to three decimals, −80…+85.
// sequence: whole numbers, strictly increasing. All faults come at once, by row and column.
#pragma once

#include <string_view>

#include "logistics/domain/temperature/series.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::logistics::http {

inline constexpr std::size_t readings_max = 50'000;

/// Errors (invalid_input): csv-too-large, csv-invalid with codes of the CSV reader and invalid-format, not-whole-second, duplicate,
/// unsorted, out-of-range. An empty series where the file has a header alone. Takes milliseconds: run it on a CPU thread.
[[nodiscard]] base::result<domain::temperature_series> read_temperature_csv(std::string_view document);

}  // namespace chuanpin::logistics::http
