// What the reader of CSV says, in Chinese.
#pragma once

#include <span>

#include "platform/base/sentences.hpp"

namespace chuanpin::csv {

[[nodiscard]] std::span<const base::sentence> csv_sentences();

}  // namespace chuanpin::csv
