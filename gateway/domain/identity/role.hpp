// Roles: templates of what somebody does in an organisation. What a role comes down to depends on the organisation's family
// (permissions.hpp).
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace chuanpin::gateway::domain {

enum class role {
    clerk,              ///< 经办: prepares and carries out
    approver,           ///< 审核: confirms what a clerk prepared
    acceptance_signer,  ///< 签收人: signs for what arrived (谁验收、谁签字、谁负责)
    finance,            ///< 财务
    reviewer,           ///< 审核员: judges what others applied for
    administrator,      ///< 管理员: accounts, units, subscriptions of the organisation
    auditor,            ///< 审计: reads, changes nothing
};

inline constexpr std::array roles = {role::clerk,         role::approver, role::acceptance_signer, role::finance, role::reviewer,
                                     role::administrator, role::auditor};

/// As on the wire and in the database: "clerk", "acceptance_signer", …
[[nodiscard]] std::string_view name_of(role what);
[[nodiscard]] std::string_view title_of(role what);
[[nodiscard]] std::optional<role> parse_role(std::string_view name);

}  // namespace chuanpin::gateway::domain
