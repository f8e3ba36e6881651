// Brings what was refused into the journal, every few seconds and at the stop: no refusal waits for the database.
#pragma once

#include "gateway/app/audit_ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

class write_refusals {
public:
    write_refusals(audit_unit_of_work& database, domain::refusal_tally& tally, base::random_source& random)
        : database_(database), tally_(tally), random_(random) {}

    /// Answers how many rows were written. What could not be written is kept and tried again under the same receipt, so that a lost COMMIT
    /// doubles nothing; meanwhile the tally goes on, within its limits. One at a time. Errors: those of the database.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    audit_unit_of_work& database_;
    domain::refusal_tally& tally_;
    base::random_source& random_;
    std::vector<domain::refusal> kept_;
    std::string kept_key_;  ///< of their receipt
};

}  // namespace chuanpin::gateway::app
