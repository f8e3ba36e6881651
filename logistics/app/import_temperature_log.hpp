// A logger's file is handed in as evidence for one shipment. The same readings prove one journey: handed in again they are the
// same log, handed in for another shipment they are refused.
#pragma once

#include "logistics/app/ports.hpp"
#include "logistics/app/views.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::logistics::app {

class import_temperature_log {
public:
    struct command {
        domain::shipment_id shipment{};
        std::string file;                   ///< the bytes as they came
        domain::temperature_series series;  ///< what stands in them
    };

    import_temperature_log(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: shipment-not-found, temperature-log-empty, temperature-log-reused.
    base::task<base::result<base::reply>> run(const base::call_context& context, const command& asked,
                                              base::idempotent<temperature_log_view> answer);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::logistics::app
