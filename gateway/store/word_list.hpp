// A list as one column: separated by spaces, which no event pattern, permission or network holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::gateway::store {

[[nodiscard]] std::string join_words(const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> split_words(std::string_view column);

}  // namespace chuanpin::gateway::store
