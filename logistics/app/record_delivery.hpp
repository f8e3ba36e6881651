// A shipment arrived. Where a temperature log was handed in before, the verdict follows at once.
#pragma once

#include "logistics/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::logistics::app {

class record_delivery {
public:
    struct command {
        domain::shipment_id shipment{};
        base::instant delivered_at{};
        base::version_condition seen{};
    };

    record_delivery(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: shipment-not-found, version-stale, shipment-already-delivered, delivery-not-after-loading, delivery-in-future.
    base::task<base::result<base::reply>> run(const base::call_context& context, const command& asked,
                                              base::idempotent<domain::shipment> answer);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::logistics::app
