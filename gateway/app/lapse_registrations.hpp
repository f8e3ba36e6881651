// Registrations that nobody has decided in time lapse. A recurring job.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::size_t lapsed_together_max = 100;  ///< of one run

class lapse_registrations {
public:
    lapse_registrations(identity_unit_of_work& database, std::chrono::days life) : database_(database), life_(life) {}

    /// One transaction a registration, claimed by its id: any number of processes may run it, and who decides meanwhile wins. Answers how
    /// many were due in this run. Errors: those of the database, which end the run.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<void>> lapse_one(const base::call_context& context, domain::registration_id id);

    identity_unit_of_work& database_;
    std::chrono::days life_;
};

}  // namespace chuanpin::gateway::app
