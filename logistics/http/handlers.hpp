// The handlers of the route table: decode, one use case, encode.
#pragma once

#include <vector>

#include "logistics/app/assess_subsidy.hpp"
#include "logistics/app/create_shipment.hpp"
#include "logistics/app/import_temperature_log.hpp"
#include "logistics/app/read_rules.hpp"
#include "logistics/app/read_shipments.hpp"
#include "logistics/app/record_delivery.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::logistics::http {

/// What the handlers call; all must outlive the router.
struct use_cases {
    app::create_shipment& create_shipment;
    app::record_delivery& record_delivery;
    app::import_temperature_log& import_temperature_log;
    app::assess_subsidy& assess_subsidy;
    app::read_shipments& read_shipments;
    app::read_rules& read_rules;
    base::cpu_pool& cpu;
};

/// One row for each of routes().
[[nodiscard]] std::vector<chuanpin::http::router::row> make_rows(use_cases use);

}  // namespace chuanpin::logistics::http
