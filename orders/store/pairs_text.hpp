// Short lists of two integers in one column: "1:600 10:500".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chuanpin::orders::store {

using integer_pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;

[[nodiscard]] std::string pairs_text(const integer_pairs& pairs);
/// Throws std::logic_error, naming the column, where it cannot be read.
[[nodiscard]] integer_pairs parse_pairs(std::string_view text, std::string_view column);

}  // namespace chuanpin::orders::store
