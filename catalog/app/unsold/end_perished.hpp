// Writes down that entries of the board ended on their perish date, with an event for each. A recurring job.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::size_t perished_listings_max = 100;  ///< of one run

class end_perished {
public:
    end_perished(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// `context` has nobody signed in. One transaction an entry, that looks again under the lock: any number of processes may run it.
    /// Answers how many entries this run ended.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<bool>> end(const base::call_context& context, domain::unsold_listing_id id);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
