// Role assignments: who holds which role, where, from when until when. Never deleted: they end.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "gateway/domain/identity/organisation_kind.hpp"
#include "gateway/domain/identity/role.hpp"
#include "gateway/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

/// Of one account, ended ones not counted: seven roles, some of them with a successor whose time has not come.
inline constexpr std::size_t role_assignments_max = 20;

struct role_assignment {
    role_assignment_id id{};
    base::account_id account{};
    role what{};
    std::optional<base::unit_id> unit{};  ///< empty: the whole organisation
    base::instant valid_from{};
    std::optional<base::instant> valid_to{};             ///< not valid any more at this moment
    std::optional<base::account_id> granted_by{};        ///< empty: by the system (migration, command, first account)
    std::optional<role_assignment_id> delegated_from{};  ///< the assignment that its holder lent out
    std::optional<base::instant> ended_at{};             ///< ended before its time
};

[[nodiscard]] bool is_valid_at(const role_assignment& assignment, base::instant at);
/// Those that hold at `at`.
[[nodiscard]] std::vector<role_assignment> valid_at(std::span<const role_assignment> assignments, base::instant at);

/// Whether `added` may stand beside `held` (the same account's, ended ones left out or not).
/// An account acts for one scope at a time, a unit or the whole organisation: the permissions of a request are one union, and
/// a role in one canteen must not become a role in another by it.
/// Errors: role-period-invalid (empty, or over before `now`), role-not-for-kind, role-held-already, role-scope-differs,
/// role-assignments-too-many.
[[nodiscard]] base::result<void> may_add(std::span<const role_assignment> held, const role_assignment& added, organisation_kind kind,
                                         base::instant now);

}  // namespace chuanpin::gateway::domain
