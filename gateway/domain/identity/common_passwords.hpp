// The passwords that people choose most often: deploy/data/common_passwords.txt, embedded at build time.
#pragma once

#include <string_view>

namespace chuanpin::gateway::domain {

/// The whole file: one password a line, lower-case, sorted by byte; lines that begin with "# " are comments, and so is "#" alone.
[[nodiscard]] std::string_view common_passwords_text();

/// Whether `lower_case` stands in it.
[[nodiscard]] bool is_common_password(std::string_view lower_case);

}  // namespace chuanpin::gateway::domain
