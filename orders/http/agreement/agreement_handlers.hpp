// Agreements and what comes of them over HTTP: decode, one use case, encode.
#pragma once

#include "orders/app/agreement/fulfil_agreements.hpp"
#include "orders/app/agreement/read_agreements.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// What the handlers call. Outlives them.
struct agreement_use_cases {
    app::sign_agreements& sign;
    app::fulfil_agreements& fulfil;
    app::read_agreements& read;
};

[[nodiscard]] std::vector<chuanpin::http::router::row> make_agreement_rows(agreement_use_cases use);
/// Those that read (agreement_readers.cpp).
[[nodiscard]] std::vector<chuanpin::http::router::row> make_agreement_reader_rows(app::read_agreements& read);

}  // namespace chuanpin::orders::http
