#include "catalog/app/household/read_household.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

bool may_read(const domain::reviewer& who, const std::vector<domain::household_version>& versions) {
    if (versions.empty()) return false;
    const auto county = domain::county_of_place_code(versions.back().facts.village_code);
    return domain::sees_every_place(who.organisation_kind) || domain::is_in_charge_of(who.county_code, county);
}

}  // namespace

base::task<base::result<household_view>> read_household::run(const base::call_context& context, std::string number) {
    household_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto who = reviewer_of(tx, context);
        if (!who) return base::refusal(who.error());
        view = {.number = number, .versions = tx.households().versions_of({&number, 1}, context.now)};
        if (!may_read(*who, view.versions)) return base::refusal(domain::errors::household_not_found());
        for (const auto& each : tx.households().members_of({&number, 1})) view.members.push_back({each.relation, keys_.open(each.person)});
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

}  // namespace chuanpin::catalog::app
