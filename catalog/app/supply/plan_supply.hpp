// Suppliers announce what they expect to harvest, buyers what they want; anybody sees what comes of both.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

struct announced {
    domain::planned_goods goods{};
    base::business_date week{};
    std::string county_code;
    std::int64_t mass_g = 0;
};
struct planned_week {
    domain::week_figures figures{};
    domain::plan_assessment assessment{};
};
struct announcement_page {
    std::vector<domain::announcement> announcements{};
    bool has_more = false;
};

class plan_supply {
public:
    plan_supply(unit_of_work& database, base::random_source& random, const domain::plan_rules& rules)
        : database_(database), random_(random), rules_(rules) {}

    /// A supplier's product is its own; a buyer's is published. Errors: announcement-invalid (a week that is over or too far ahead, a
    /// county that is not in the registry or not the product's origin, a variety that is not in the reference list), product-not-found,
    /// announcements-too-many.
    base::task<base::result<base::reply>> announce(const base::call_context& context, base::idempotent<domain::announcement> request,
                                                   domain::plan_side side, announced what);
    /// Every week from `filter.from` until `filter.until`.
    base::task<base::result<std::vector<planned_week>>> plan(const base::call_context& context, plan_filter filter);
    /// The caller's organisation's own announcements, with those that were superseded.
    base::task<base::result<announcement_page>> own(const base::call_context& context, domain::plan_side side,
                                                    std::optional<domain::announcement_id> before, std::size_t limit);

private:
    unit_of_work& database_;
    base::random_source& random_;
    domain::plan_rules rules_;
};

}  // namespace chuanpin::catalog::app
