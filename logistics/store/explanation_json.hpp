// An explanation as it lies in the database: written once with the assessment, read back to the same value.
#pragma once

#include <string>

#include "logistics/domain/subsidy/explanation.hpp"

namespace chuanpin::logistics::store {

[[nodiscard]] std::string encode_explanation(const domain::explanation& steps);
/// Throws std::runtime_error for text that encode_explanation did not write.
[[nodiscard]] domain::explanation decode_explanation(const std::string& text);

}  // namespace chuanpin::logistics::store
