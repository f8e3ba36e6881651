// Publishing rules and distance tables, a whole file or nothing.
#pragma once

#include "logistics/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::logistics::app {

class publish {
public:
    publish(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// In the order of the file. Versions on record with the same values are passed over. Answers how many were new, as text.
    /// Errors: subsidy-rules-invalid, subsidy-rule-version-changed, subsidy-rule-version-not-next.
    base::task<base::result<base::reply>> rules(const base::call_context& context, base::receipt claim,
                                                const std::vector<domain::subsidy_rule>& rules);
    /// Entries on record with the same distance are passed over. Answers how many were new, as text. Errors: distance-changed.
    base::task<base::result<base::reply>> distances(const base::call_context& context, base::receipt claim,
                                                    const std::vector<domain::official_distance>& entries);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::logistics::app
