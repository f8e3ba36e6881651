// A judgement as it lies in the database: written once, read back to the same value.
#pragma once

#include <string>

#include "logistics/domain/verdict/verdict.hpp"

namespace chuanpin::logistics::store {

[[nodiscard]] std::string encode_judgement(const domain::judgement& given);
/// Throws std::runtime_error for text that encode_judgement did not write.
[[nodiscard]] domain::judgement decode_judgement(const std::string& text);

}  // namespace chuanpin::logistics::store
