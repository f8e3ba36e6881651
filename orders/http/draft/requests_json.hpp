// Bodies of requests about drafts. Each collects all faults.
#pragma once

#include <string_view>

#include "orders/app/draft/keep_drafts.hpp"
#include "orders/app/draft/submit_draft.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<app::draft_request> read_order_draft(std::string_view body);
/// Without a supplier, who stays.
[[nodiscard]] base::result<app::draft_request> read_draft_change(std::string_view body);
[[nodiscard]] base::result<domain::requested_line> read_draft_line(std::string_view body);
/// Without the offer, which stays. A week or a permission that is left out is taken back.
[[nodiscard]] base::result<domain::requested_line> read_draft_line_change(std::string_view body);
/// How it is paid and whether a contract is wanted; nothing at all is fine.
[[nodiscard]] base::result<app::submission_terms> read_submission(std::string_view body);

}  // namespace chuanpin::orders::http
