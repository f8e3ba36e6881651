// `chuanpin tell organisations`: a sentence out.
#pragma once

#include "platform/base/error.hpp"

namespace chuanpin::gateway::commands {

/// `told`: how many. Exit code: 0, or 1 where it failed; why goes to standard error.
int say_retold(const base::result<std::size_t>& told);

}  // namespace chuanpin::gateway::commands
