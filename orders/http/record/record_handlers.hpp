// The handlers of purchase inspection records.
#pragma once

#include <vector>

#include "orders/app/record/read_record.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::vector<chuanpin::http::router::row> make_record_rows(app::read_record& read);

}  // namespace chuanpin::orders::http
