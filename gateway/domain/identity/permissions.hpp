// What a role comes down to in an organisation of a family: the one table. Denied unless a row allows it. The services see
// permissions only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/domain/identity/organisation_kind.hpp"
#include "gateway/domain/identity/role.hpp"

namespace chuanpin::gateway::domain {

/// Sorted, unique; empty where the family has no such role.
[[nodiscard]] std::vector<std::string> permissions_of(organisation_family family, role what);
/// Those of several roles together; sorted, unique.
[[nodiscard]] std::vector<std::string> permissions_of(organisation_family family, std::span<const role> held);
/// The roles that mean something in such an organisation, in the order of `roles`.
[[nodiscard]] std::vector<role> roles_of(organisation_family family);
/// What the first account of a new organisation holds: it administers; where one person is all there is, everything.
[[nodiscard]] std::vector<role> first_roles(organisation_kind kind);
/// Every permission of the table; sorted, unique.
[[nodiscard]] std::vector<std::string_view> all_permissions();

}  // namespace chuanpin::gateway::domain
