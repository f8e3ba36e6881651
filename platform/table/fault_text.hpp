// The faults of a row as a person reads them in the file that is given back.
#pragma once

#include <span>
#include <string>

#include "platform/base/error.hpp"

namespace chuanpin::table {

/// "超出范围 row 3, column 'mass': 1 至 5 的整数。 A whole number from 1 to 5.; …"; empty where there is none.
[[nodiscard]] std::string fault_text(std::span<const base::field_error> faults);

}  // namespace chuanpin::table
