// What a shipment earns: asked for by the supplier, and once more when the buyer has accepted.
#pragma once

#include "logistics/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::logistics::app {

/// Assesses inside a transaction; the shipment is locked. Where nothing changed since an earlier assessment, that one is the answer;
/// otherwise a new one is stored and recorded and the shipment's version raised.
[[nodiscard]] domain::assessment assess(transaction& store, domain::shipment what, const domain::dispatched_order& order,
                                        const std::string& rule_code, base::instant now, base::random_source& random);

class assess_subsidy {
public:
    struct command {
        domain::shipment_id shipment{};
        std::string rule_code{domain::default_rule_code};
    };

    assess_subsidy(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// For the supplier, and who may write subsidies. A denial is an assessment, not an error. Errors: shipment-not-found.
    base::task<base::result<base::reply>> run(const base::call_context& context, const command& asked,
                                              base::idempotent<domain::assessment> answer);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::logistics::app
