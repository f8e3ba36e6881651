#include "orders/app/order_queue.hpp"

#include <algorithm>

namespace chuanpin::orders::app {
namespace {

// Less than this is not enough for a transaction; such a caller must not shorten the others' time.
constexpr std::chrono::milliseconds time_needed{50};

base::error too_late() {
    return {.kind = base::error_kind::timeout, .code = "deadline-passed", .detail = "The deadline passed while the order was waiting."};
}

}  // namespace

order_queue::order_queue(boost::asio::any_io_executor executor, place_orders& place, std::size_t batches_in_flight)
    : place_(place),
      waiting_(
          std::move(executor),
          {.items_max = batch_orders_max,
           .weight_max = batch_lines_max,
           .in_flight_max = batches_in_flight,
           .waiting_max = waiting_orders_max},
          [](const order_submission& each) { return each.asked.lines.size(); },
          [this](std::vector<order_submission> batch) { return flush(std::move(batch)); }) {}

base::task<base::result<base::reply>> order_queue::submit(order_submission what) {
    auto outcome = co_await waiting_.submit(std::move(what));
    if (!outcome) co_return base::refusal(std::move(outcome.error()));
    if (outcome->fault) std::rethrow_exception(outcome->fault);
    co_return std::move(outcome->answer);
}

base::task<std::vector<order_outcome>> order_queue::flush(std::vector<order_submission> batch) {
    const auto latest = std::chrono::steady_clock::now() + time_needed;
    std::vector<order_outcome> outcomes(batch.size());
    std::vector<std::size_t> in_time;
    std::vector<order_submission> rest;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (batch[i].context.deadline < latest) {
            outcomes[i].answer = base::refusal(too_late());
            continue;
        }
        in_time.push_back(i);
        rest.push_back(std::move(batch[i]));
    }
    if (rest.empty()) co_return outcomes;
    auto placed = co_await place_(std::move(rest));
    for (std::size_t i = 0; i < in_time.size(); ++i) outcomes[in_time[i]] = std::move(placed[i]);
    co_return outcomes;
}

}  // namespace chuanpin::orders::app
