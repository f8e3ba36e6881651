// A count of working days as a document.
#pragma once

#include <string>

#include "catalog/app/count_working_days.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] std::string encode_working_days(const app::working_day_view& view);

}  // namespace chuanpin::catalog::http
