// The faults of a row as a person reads them in the file that is given back.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "platform/base/error.hpp"

namespace chuanpin::table {

/// The Chinese words for a code of a fault; the code itself where there are none.
[[nodiscard]] std::string_view title_zh(std::string_view code);
/// "超出范围 row 3, column 'mass': A whole number from 1 to 5.; …"; empty where there is none.
[[nodiscard]] std::string fault_text(std::span<const base::field_error> faults);

}  // namespace chuanpin::table
