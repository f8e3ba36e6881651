// Where orders gather before they are placed: nobody waits while the database is idle, and under load they go together.
#pragma once

#include <cstddef>

#include "orders/app/place_orders.hpp"
#include "platform/base/batcher.hpp"

namespace chuanpin::orders::app {

inline constexpr std::size_t batch_orders_max = 64;
inline constexpr std::size_t batch_lines_max = 2'000;

/// I/O thread only.
class order_queue {
public:
    /// `place` outlives it.
    order_queue(boost::asio::any_io_executor executor, place_orders& place, std::size_t batches_in_flight);

    /// Places one order. Errors: those of place_orders, queue-full (unavailable). Throws what place_orders threw for it.
    base::task<base::result<base::reply>> submit(order_submission what);

private:
    base::task<std::vector<order_outcome>> flush(std::vector<order_submission> batch);

    place_orders& place_;
    base::batcher<order_submission, order_outcome> waiting_;
};

}  // namespace chuanpin::orders::app
