// Where orders gather before they are placed: nobody waits while the database is idle, and under load they go together.
#pragma once

#include <cstddef>

#include "orders/app/place_orders.hpp"
#include "platform/base/batcher.hpp"

namespace chuanpin::orders::app {

/// A batch costs two writes of the disk however large it is, and orders of one product wait for each other's: with many in one
/// transaction they wait less (ADR 0019).
inline constexpr std::size_t batch_orders_max = 256;
inline constexpr std::size_t batch_lines_max = 4'000;
/// More than so many waiting orders would not be placed soon: they hear at once that there is no room.
inline constexpr std::size_t waiting_orders_max = 1'024;

/// I/O thread only.
class order_queue {
public:
    /// `place` outlives it.
    order_queue(boost::asio::any_io_executor executor, place_orders& place, std::size_t batches_in_flight);

    /// Whether an order would be taken now: under overload whoever asks hears no before its order is read. Errors: queue-full.
    [[nodiscard]] base::result<void> check_room() const { return waiting_.check_room(); }
    /// Places one order. Errors: those of place_orders, queue-full (unavailable). Throws what place_orders threw for it.
    base::task<base::result<base::reply>> submit(order_submission what);

private:
    base::task<std::vector<order_outcome>> flush(std::vector<order_submission> batch);

    place_orders& place_;
    base::batcher<order_submission, order_outcome> waiting_;
};

}  // namespace chuanpin::orders::app
