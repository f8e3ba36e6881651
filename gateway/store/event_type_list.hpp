// Event patterns as one column: separated by spaces, which no pattern holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::gateway::store {

[[nodiscard]] std::string join_event_types(const std::vector<std::string>& patterns);
[[nodiscard]] std::vector<std::string> split_event_types(std::string_view column);

}  // namespace chuanpin::gateway::store
