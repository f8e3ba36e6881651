// What makes names alike that people write in different ways.
#pragma once

#include <string>
#include <string_view>

namespace chuanpin::base {

/// Without spaces, ASCII letters in lower case, wide letters, digits and signs as narrow ones. `name` is UTF-8.
[[nodiscard]] std::string alike_key(std::string_view name);

}  // namespace chuanpin::base
