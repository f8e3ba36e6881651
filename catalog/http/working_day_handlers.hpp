// GET of the working-day calendar.
#pragma once

#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

base::task<base::result<chuanpin::http::response>> answer_working_days(chuanpin::http::request& request);

}  // namespace chuanpin::catalog::http
