// The handlers of requests for quotation and quotes: decode, one use case, encode.
#pragma once

#include "orders/app/quotation/handle_quotations.hpp"
#include "orders/app/quotation/submit_quotes.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// What the handlers call. Outlives them.
struct quotation_use_cases {
    app::handle_quotations& quotations;
    app::submit_quotes& quotes;
};

[[nodiscard]] std::vector<chuanpin::http::router::row> make_quotation_rows(quotation_use_cases use);

}  // namespace chuanpin::orders::http
