// Many callers, one transaction: takes whatever waits, hands it over as one batch, gives everyone their own answer.
//
// Nobody waits when idle: an item that arrives while fewer than `in_flight_max` batches run starts at once. Items that
// arrive meanwhile gather and go together. One I/O thread only; no locks.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/base/error.hpp"
#include "platform/base/task.hpp"

namespace chuanpin::base {

struct batch_limits {
    std::size_t items_max = 64;       ///< items of one batch
    std::size_t weight_max = 2'000;   ///< sum of the items' weights in one batch; a heavier single item goes alone
    std::size_t in_flight_max = 2;    ///< batches that run at the same time
    std::size_t waiting_max = 4'096;  ///< items that may wait; more are refused
};

/// Where batches run; named here so that a use case that batches needs no header of Boost's.
using executor = boost::asio::any_io_executor;

/// `Answer` must be default constructible. The owner keeps the batcher alive until the executor has run dry.
template <class Item, class Answer>
class batcher {
public:
    using flush_function = std::function<task<std::vector<Answer>>(std::vector<Item>)>;
    using weight_function = std::function<std::size_t(const Item&)>;

    /// `flush` answers each item in order; if it throws, every item of that batch gets the exception.
    batcher(executor runs_on, batch_limits limits, weight_function weight, flush_function flush)
        : executor_(std::move(runs_on)), limits_(limits), weight_(std::move(weight)), flush_(std::move(flush)) {}

    /// Whether an item would be taken now, for whoever can refuse before the item is made. Errors: those of submit.
    [[nodiscard]] result<void> check_room() const {
        if (waiting_.size() >= limits_.waiting_max) return refusal(queue_full());
        return {};
    }

    /// Waits for the item's own answer. Errors: unavailable (code "queue-full") where `waiting_max` items wait.
    task<result<Answer>> submit(Item item) {
        if (auto room = check_room(); !room) co_return refusal(std::move(room.error()));
        auto answer = co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(std::exception_ptr, Answer)>(
            [this, &item](auto handler) {
                waiting_.push_back({std::move(item), completion(std::move(handler))});
                start_more();
            },
            boost::asio::use_awaitable);
        co_return answer;
    }

private:
    using completion = boost::asio::any_completion_handler<void(std::exception_ptr, Answer)>;
    struct entry {
        Item item;
        completion done;
    };

    static error queue_full() {
        return {.kind = error_kind::unavailable,
                .code = "queue-full",
                .detail = "Too many requests are waiting.",
                .retry_after = std::chrono::seconds(1)};
    }

    void start_more() {
        while (in_flight_ < limits_.in_flight_max && !waiting_.empty()) {
            auto batch = take();
            ++in_flight_;
            boost::asio::co_spawn(executor_, run(std::move(batch)), boost::asio::detached);
        }
    }

    std::vector<entry> take() {
        std::vector<entry> batch;
        std::size_t weight = 0;
        while (!waiting_.empty() && batch.size() < limits_.items_max) {
            weight += weight_(waiting_.front().item);
            if (!batch.empty() && weight > limits_.weight_max) break;
            batch.push_back(std::move(waiting_.front()));
            waiting_.pop_front();
        }
        return batch;
    }

    task<void> run(std::vector<entry> batch) {
        std::vector<Item> items;
        items.reserve(batch.size());
        for (auto& each : batch) items.push_back(std::move(each.item));
        std::vector<Answer> answers;
        std::exception_ptr fault;
        try {
            answers = co_await flush_(std::move(items));
            if (answers.size() != batch.size()) throw std::logic_error("a batch was answered with another number of answers");
        } catch (...) {
            fault = std::current_exception();
            answers = std::vector<Answer>(batch.size());
        }
        --in_flight_;
        start_more();
        for (std::size_t i = 0; i < batch.size(); ++i) complete(std::move(batch[i].done), fault, std::move(answers[i]));
    }

    void complete(completion done, std::exception_ptr fault, Answer answer) {
        boost::asio::post(executor_, [done = std::move(done), fault, answer = std::move(answer)]() mutable {
            std::move(done)(fault, std::move(answer));
        });
    }

    executor executor_;
    batch_limits limits_;
    weight_function weight_;
    flush_function flush_;
    std::deque<entry> waiting_;
    std::size_t in_flight_ = 0;
};

}  // namespace chuanpin::base
