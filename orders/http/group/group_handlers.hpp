// The handlers of groups of buyers: decode, one use case, encode.
#pragma once

#include "orders/app/group/commit_group_fill.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// What the handlers call. Outlives them.
struct group_use_cases {
    app::keep_groups& keep;
    app::commit_group_fill& commit;
};

[[nodiscard]] std::vector<chuanpin::http::router::row> make_group_rows(group_use_cases use);

}  // namespace chuanpin::orders::http
