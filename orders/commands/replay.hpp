// `chuanpin replay catalog`: a sentence out.
#pragma once

#include "platform/base/error.hpp"

namespace chuanpin::orders::commands {

/// `rewound`: whether anything had been followed. Exit code: 0, or 1 where it failed; why goes to standard error.
int tell_replay(const base::result<bool>& rewound);

}  // namespace chuanpin::orders::commands
