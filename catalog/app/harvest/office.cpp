#include "catalog/app/harvest/office.hpp"

#include <utility>

#include "catalog/app/mark_applications.hpp"
#include "catalog/domain/harvest/harvest_errors.hpp"

namespace chuanpin::catalog::app {

base::result<void> check_harvest_office(transaction& tx, const base::call_context& context, const std::string& county_code) {
    auto who = reviewer_of(tx, context);
    if (!who) return base::refusal(std::move(who.error()));
    if (!domain::sees_every_place(who->organisation_kind) && !domain::is_in_charge_of(who->county_code, county_code))
        return base::refusal(domain::errors::harvest_county_of_others(county_code));
    return {};
}

}  // namespace chuanpin::catalog::app
