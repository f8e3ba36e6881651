#include "gateway/app/first_account.hpp"

namespace chuanpin::gateway::app {

std::vector<domain::role_assignment> make_assignments(const base::account_id& account, std::span<const domain::role> roles,
                                                      base::instant now, base::random_source& random) {
    std::vector<domain::role_assignment> assignments;
    for (const auto each : roles) {
        domain::role_assignment assignment;
        assignment.id = domain::role_assignment_id::make(now, random);
        assignment.account = account;
        assignment.what = each;
        assignment.valid_from = now;
        assignments.push_back(assignment);
    }
    return assignments;
}

base::result<void> add_member_account(identity_transaction& transaction, const domain::member& member) {
    if (auto added = transaction.add_account(member.who); !added) return added;
    for (const auto& each : member.assignments) transaction.add_assignment(each);
    return {};
}

}  // namespace chuanpin::gateway::app
