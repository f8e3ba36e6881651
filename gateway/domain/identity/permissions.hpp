// Roles and what they come down to. The services see permissions only; which role has them is decided here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/domain/identity/organisation.hpp"

namespace chuanpin::gateway::domain {

enum class role {
    cooperative,        ///< lists products, puts stock in, confirms and ships
    buyer,              ///< a school's or an agency's canteen: orders, accepts, cancels
    finance,            ///< reads subsidies
    partner,            ///< an e-commerce partner: follows events
    platform_operator,  ///< staff of the platform
};

/// "cooperative", "buyer", "finance", "partner", "operator".
[[nodiscard]] std::string_view name_of(role what);
[[nodiscard]] std::optional<role> parse_role(std::string_view name);

/// The one role that accounts of such an organisation can have.
[[nodiscard]] role role_for(organisation_kind kind);

/// Sorted, unique, those of everybody who is signed in included.
[[nodiscard]] std::vector<std::string> permissions_of(role what);

}  // namespace chuanpin::gateway::domain
