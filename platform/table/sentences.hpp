// What the reader of tables says, in Chinese.
#pragma once

#include <span>

#include "platform/base/sentences.hpp"

namespace chuanpin::table {

[[nodiscard]] std::span<const base::sentence> table_sentences();

}  // namespace chuanpin::table
