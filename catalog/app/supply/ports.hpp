// What the use cases of the supply plan need from a database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/domain/supply/supply_plan.hpp"

namespace chuanpin::catalog::app {

struct plan_filter {
    std::optional<std::string> county{};
    std::optional<std::string> category{};
    std::optional<std::string> variety{};  ///< what was announced of this variety of the reference list
    base::business_date from{};            ///< a Monday
    base::business_date until{};           ///< the Monday after the last week
};

class supply_store {
public:
    virtual ~supply_store() = default;
    /// Takes the place of what this organisation announced of the same goods, side, county and week.
    virtual void announce(const domain::announcement& what) = 0;
    /// Sums of what holds now, by week; weeks of which nothing was announced are left out.
    virtual std::vector<domain::week_figures> figures(const plan_filter& filter) = 0;
    /// All that the organisation announced, superseded ones too, newest first, older than `before` where given.
    virtual std::vector<domain::announcement> history(domain::organisation_id organisation, domain::plan_side side,
                                                      std::optional<domain::announcement_id> before, std::size_t limit) = 0;
    /// Its announcements that hold now, of weeks from `from` on, counted up to `limit`.
    virtual std::size_t count_live(domain::organisation_id organisation, base::business_date from, std::size_t limit) = 0;
};

}  // namespace chuanpin::catalog::app
