// The secrets that seal personal data, as a file holds them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::catalog {

inline constexpr std::size_t personal_secrets_max = 8;

/// One a line, the newest first, each of at least 32 bytes; empty lines are passed over. Throws std::runtime_error that names the line,
/// never its content.
[[nodiscard]] std::vector<std::string> split_secrets(std::string_view content);

}  // namespace chuanpin::catalog
