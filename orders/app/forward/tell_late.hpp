// A week is over and what was ordered ahead of it has not all come: supplier and buyer hear of it, once for each order. Nothing is decided
// by it: the order waits on until its hold ends.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

class tell_late {
public:
    /// Both outlive it.
    tell_late(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// A recurring job; any number of processes may run it. Answers of how many orders it told.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<bool>> tell(const base::call_context& context, domain::order_id id);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
