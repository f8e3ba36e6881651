#include "gateway/domain/identity/role_assignment.hpp"

#include <algorithm>
#include <iterator>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/permissions.hpp"

namespace chuanpin::gateway::domain {

namespace {

bool has_ended(const role_assignment& assignment, base::instant at) {
    return assignment.ended_at.has_value() || (assignment.valid_to && *assignment.valid_to <= at);
}

/// Half-open periods.
bool overlap(const role_assignment& left, const role_assignment& right) {
    return (!left.valid_to || right.valid_from < *left.valid_to) && (!right.valid_to || left.valid_from < *right.valid_to);
}

}  // namespace

bool is_valid_at(const role_assignment& assignment, base::instant at) { return assignment.valid_from <= at && !has_ended(assignment, at); }

std::vector<role_assignment> valid_at(std::span<const role_assignment> assignments, base::instant at) {
    std::vector<role_assignment> valid;
    std::ranges::copy_if(assignments, std::back_inserter(valid), [&](const role_assignment& each) { return is_valid_at(each, at); });
    return valid;
}

base::result<void> may_add(std::span<const role_assignment> held, const role_assignment& added, organisation_kind kind, base::instant now) {
    if (added.valid_to && (*added.valid_to <= added.valid_from || *added.valid_to <= now))
        return base::refusal(errors::role_period_invalid());
    if (permissions_of(family_of(kind), added.what).empty()) return base::refusal(errors::role_not_for_kind(added.what, kind));
    std::size_t open = 0;
    for (const auto& each : held) {
        if (has_ended(each, now)) continue;
        ++open;
        if (!overlap(each, added)) continue;
        if (each.what == added.what) return base::refusal(errors::role_held_already(added.what));
        if (each.unit != added.unit) return base::refusal(errors::role_scope_differs());
    }
    if (open >= role_assignments_max) return base::refusal(errors::role_assignments_too_many());
    return {};
}

}  // namespace chuanpin::gateway::domain
