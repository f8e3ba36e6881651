// A supplier loads a vehicle with a dispatched order.
#pragma once

#include "logistics/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::logistics::app {

class create_shipment {
public:
    struct command {
        domain::order_id order{};
        domain::loading stated;
        std::optional<domain::delivery_id> delivery{};  ///< needed where the order left in several
    };

    create_shipment(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: order-not-yet-known (unavailable), order-not-found, delivery-required, loading-in-future, shipment-exists.
    base::task<base::result<base::reply>> run(const base::call_context& context, const command& asked,
                                              base::idempotent<domain::shipment> answer);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::logistics::app
