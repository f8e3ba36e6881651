// What the HTTP layer says of a request, in Chinese.
#pragma once

#include <span>

#include "platform/base/sentences.hpp"

namespace chuanpin::http {

[[nodiscard]] std::span<const base::sentence> http_sentences();

}  // namespace chuanpin::http
