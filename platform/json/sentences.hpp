// What the JSON reader says, in Chinese.
#pragma once

#include <span>

#include "platform/base/sentences.hpp"

namespace chuanpin::json {

[[nodiscard]] std::span<const base::sentence> json_sentences();

}  // namespace chuanpin::json
