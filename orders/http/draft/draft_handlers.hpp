// The handlers of drafts: decode, one use case, encode.
#pragma once

#include "orders/app/draft/keep_drafts.hpp"
#include "orders/app/draft/submit_draft.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// What the handlers call. Outlives them.
struct draft_use_cases {
    app::keep_drafts& keep;
    app::submit_draft& submit;
};

[[nodiscard]] std::vector<chuanpin::http::router::row> make_draft_rows(draft_use_cases use);

}  // namespace chuanpin::orders::http
