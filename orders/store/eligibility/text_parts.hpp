// Pieces of the short texts that columns of eligibility keep.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/base/time.hpp"

namespace chuanpin::orders::store {

/// What stands before `end`, which goes with it; throws std::logic_error, naming the column, where there is none.
[[nodiscard]] std::string_view next_part(std::string_view& rest, char end, std::string_view column);
/// "-" for none.
[[nodiscard]] std::string day_text(const std::optional<base::business_date>& day);
/// Throws std::logic_error, naming the column.
[[nodiscard]] std::optional<base::business_date> parse_day(std::string_view text, std::string_view column);

}  // namespace chuanpin::orders::store
