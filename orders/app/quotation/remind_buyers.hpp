// Tells buyers that the deadline of a request for quotation has passed: it is theirs to open, to extend or to give up.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

class remind_buyers {
public:
    /// All arguments outlive it.
    remind_buyers(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Each deadline once; a recurring job, any number of processes may run it. Answers how many were told.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<bool>> remind(const base::call_context& context, domain::quotation_id id);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
