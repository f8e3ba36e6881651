// The catalogue's verbs that bring files in and out.
#pragma once

#include <vector>

#include "platform/runtime/service.hpp"

namespace chuanpin::catalog {

[[nodiscard]] std::vector<runtime::command> exchange_commands();

}  // namespace chuanpin::catalog
