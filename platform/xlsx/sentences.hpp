// What the reader of workbooks says, in Chinese.
#pragma once

#include <span>

#include "platform/base/sentences.hpp"

namespace chuanpin::xlsx {

[[nodiscard]] std::span<const base::sentence> xlsx_sentences();

}  // namespace chuanpin::xlsx
