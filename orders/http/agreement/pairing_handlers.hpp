// The register of pairings over HTTP: decode, one use case, encode.
#pragma once

#include "orders/app/agreement/keep_pairings.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::vector<chuanpin::http::router::row> make_pairing_rows(app::keep_pairings& keep);

}  // namespace chuanpin::orders::http
