// Bodies of requests about groups of buyers. Each collects all faults.
#pragma once

#include <string>
#include <string_view>

#include "orders/app/group/keep_groups.hpp"

namespace chuanpin::orders::http {

/// {"name": "…"}
[[nodiscard]] base::result<std::string> read_group_name(std::string_view body);
/// {"organisation_id": "org_…"}
[[nodiscard]] base::result<domain::organisation_id> read_invitation(std::string_view body);
/// {"organisation_id": "org_…", "reason": "…"}
[[nodiscard]] base::result<app::group_removal> read_group_removal(std::string_view body);
/// {"joins": true, "may_order": false}
[[nodiscard]] base::result<app::membership_answer> read_membership(std::string_view body);
[[nodiscard]] base::result<app::group_fill_request> read_group_fill_request(std::string_view body);

}  // namespace chuanpin::orders::http
