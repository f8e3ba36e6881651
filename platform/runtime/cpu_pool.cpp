#include "platform/runtime/cpu_pool.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/runtime/platform_errors.hpp"

namespace chuanpin::runtime {

namespace {

/// So many for each thread wait before the newest goes first.
constexpr std::size_t crowd_per_thread = 4;

struct too_late {};

base::refusal try_again(const base::error_definition& what, std::string detail) {
    auto refused = base::make_error(what, std::move(detail));
    refused.retry_after = std::chrono::seconds(1);
    return base::refusal(std::move(refused));
}

using completion = boost::asio::any_completion_handler<void(std::exception_ptr)>;

/// Linux keeps the niceness by thread. Raising it is always permitted.
void be_nice(int niceness) {
    if (getpriority(PRIO_PROCESS, 0) < niceness) setpriority(PRIO_PROCESS, 0, niceness);
}

class threaded_cpu_pool final : public base::cpu_pool {
public:
    threaded_cpu_pool(std::size_t threads, std::size_t queue_max, int niceness) : queue_max_(queue_max) {
        for (std::size_t i = 0; i < threads; ++i)
            threads_.emplace_back([this, niceness] {
                be_nice(niceness);
                serve();
            });
    }

    ~threaded_cpu_pool() override {
        {
            const std::lock_guard guard(mutex_);
            closing_ = true;
        }
        wake_.notify_all();
        for (auto& thread : threads_) thread.join();
    }

    base::task<base::result<void>> run_until(base::deadline until, std::function<void()> work) override {
        if (full()) co_return try_again(errors::cpu_queue_full, "Too much computing is waiting; try again in a second.");
        auto executor = co_await boost::asio::this_coro::executor;
        try {
            co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(std::exception_ptr)>(
                [this, until, &work, &executor](auto handler) {
                    push({until, std::move(work), completion(std::move(handler)), boost::asio::make_work_guard(executor)});
                },
                boost::asio::use_awaitable);
        } catch (const too_late&) {
            co_return try_again(errors::cpu_too_late, "Nothing was done; try again in a second.");
        }
        co_return base::result<void>{};
    }

private:
    struct job {
        base::deadline until;
        std::function<void()> work;
        completion done;
        boost::asio::executor_work_guard<boost::asio::any_io_executor> caller;  ///< keeps the caller's loop alive meanwhile
    };

    bool full() {
        const std::lock_guard guard(mutex_);
        return queue_.size() >= queue_max_;
    }

    void push(job what) {
        {
            const std::lock_guard guard(mutex_);
            queue_.push_back(std::move(what));
        }
        wake_.notify_one();
    }

    void serve() {
        while (true) {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return closing_ || !queue_.empty(); });
            if (queue_.empty()) return;
            job next = take();
            lock.unlock();
            finish(std::move(next));
        }
    }

    /// Under the lock, of a queue that is not empty.
    job take() {
        const bool crowded = queue_.size() > crowd_per_thread * threads_.size() && queue_.back().until != base::deadline::max();
        job next = std::move(crowded ? queue_.back() : queue_.front());
        crowded ? queue_.pop_back() : queue_.pop_front();
        return next;
    }

    static void finish(job what) {
        std::exception_ptr fault;
        try {
            if (std::chrono::steady_clock::now() >= what.until) throw too_late{};
            what.work();
        } catch (...) {
            fault = std::current_exception();
        }
        what.work = nullptr;
        const auto loop = what.caller.get_executor();
        // The guard goes with the answer: once the answer is there, the loop may end, and nothing of ours may touch it any more.
        boost::asio::post(loop, [done = std::move(what.done), fault, guard = std::move(what.caller)]() mutable { std::move(done)(fault); });
    }

    std::size_t queue_max_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<job> queue_;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace

std::unique_ptr<base::cpu_pool> make_cpu_pool(std::size_t threads, std::size_t queue_max, int niceness) {
    return std::make_unique<threaded_cpu_pool>(threads, queue_max, niceness);
}

}  // namespace chuanpin::runtime
