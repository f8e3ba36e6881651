// The published rules and distances, for everybody; one assessment, for the command line.
#pragma once

#include "logistics/app/ports.hpp"
#include "logistics/app/views.hpp"

namespace chuanpin::logistics::app {

class read_rules {
public:
    explicit read_rules(unit_of_work& database) : database_(database) {}

    /// The rows that are current (not superseded), of all codes.
    base::task<base::result<std::vector<domain::rule_row>>> rules(const base::call_context& context);
    /// Of the table that is valid today.
    base::task<base::result<page<domain::official_distance>>> distances(const base::call_context& context, distance_filter filter);
    /// Errors: subsidy-assessment-not-found.
    base::task<base::result<domain::assessment>> assessment(const base::call_context& context, const domain::assessment_id& id);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::logistics::app
