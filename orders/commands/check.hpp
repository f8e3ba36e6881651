// What `chuanpin orders check` prints.
#pragma once

#include <span>
#include <string>

#include "orders/app/ports.hpp"

namespace chuanpin::orders::commands {

/// One line an invariant, then a sum.
[[nodiscard]] std::string to_text(std::span<const app::invariant_report> reports);
/// 0 where all hold, 1 otherwise.
[[nodiscard]] int exit_code_of(std::span<const app::invariant_report> reports);

}  // namespace chuanpin::orders::commands
