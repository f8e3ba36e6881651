#include "catalog/app/household/check_households.hpp"

#include <utility>

#include "platform/base/identity_card.hpp"

namespace chuanpin::catalog::app {

void household_checker::check(const household_row& row, const row_refusal& refuse) {
    if (row.registered_on > today_) refuse("registered_on", "out-of-range", "The day lies ahead.");
    check_people(row, refuse);
    auto& seen = households_.try_emplace(row.number, household{row, 0, false}).first->second;
    const auto& first = seen.first;
    if (first.village_code != row.village_code)
        refuse("village_code", "inconsistent", "Another village than in the household's first row.");
    if (first.registered_on != row.registered_on) refuse("registered_on", "inconsistent", "Another day than in the household's first row.");
    if (first.exited_on != row.exited_on) refuse("exited_on", "inconsistent", "Another day than in the household's first row.");
    if (++seen.members > household_members_max) refuse("household_number", "too-many", "Thirty members at most.");
    if (row.relation == domain::household_relation::head && std::exchange(seen.has_head, true))
        refuse("relation", "duplicate", "The household has a head already.");
}

void household_checker::check_people(const household_row& row, const row_refusal& refuse) {
    const auto& number = row.who.identity_number;
    if (!base::is_identity_card(number, today_)) refuse("identity_number", "invalid-format", "Not a number of GB 11643.");
    if (!people_.insert(number).second) refuse("identity_number", "duplicate", "The person stands in an earlier row.");
}

}  // namespace chuanpin::catalog::app
