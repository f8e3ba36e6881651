// Writes an event for each certificate that became another by the day alone: it expired, or what was ordered ahead took effect.
// A recurring job. Nothing depends on it being on time: whoever asks about a certificate asks for a day.
#pragma once

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::size_t certificate_days_max = 100;  ///< of one run

class tell_certificate_days {
public:
    tell_certificate_days(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// `context` has nobody signed in. One transaction a certificate, that looks again under the lock: any number of processes may run it.
    /// Answers how many events this run wrote.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<bool>> tell(const base::call_context& context, std::string number);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
