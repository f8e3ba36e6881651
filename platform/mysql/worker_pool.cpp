#include "platform/mysql/worker_pool.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/mysql/connector.hpp"
#include "platform/mysql/errors.hpp"
#include "platform/mysql/transaction.hpp"

namespace chuanpin::mysql {
namespace {

using steady = std::chrono::steady_clock;
using completion = boost::asio::any_completion_handler<void(std::exception_ptr, base::result<void>)>;

constexpr std::chrono::milliseconds reconnect_min{50};
constexpr std::chrono::milliseconds reconnect_max{1'000};
constexpr int too_many_connections = 1040;

struct job {
    std::string schema;
    base::deadline until;
    std::function<void(session&)> work;
    completion done;
    boost::asio::any_io_executor executor;  // of the caller; tracked, so that its loop does not end before the answer
    steady::time_point queued_at;
};

// The handler's own executor can only dispatch (Boost 1.81), so the answer is posted to the loop that it belongs to.
void answer(job finished, std::exception_ptr fault, base::result<void> outcome) {
    auto executor = finished.executor;
    finished.work = nullptr;  // before the caller goes on: the closure may refer to the caller's frame
    boost::asio::post(executor, [done = std::move(finished.done), fault, outcome = std::move(outcome),
                                 keep = std::move(finished.executor)]() mutable { std::move(done)(fault, std::move(outcome)); });
}

double seconds_since(steady::time_point start) { return std::chrono::duration<double>(steady::now() - start).count(); }

struct pool_metrics {
    pool_metrics(base::metrics& registry, const std::string& pool)
        : queue_wait(registry.make_duration("chuanpin_mysql_queue_wait_seconds", "Time a job waited for a worker.", {{"pool", pool}})),
          busy_time(registry.make_duration("chuanpin_mysql_job_seconds", "Time a job held a worker.", {{"pool", pool}})),
          busy(registry.make_gauge("chuanpin_mysql_busy_workers", "Workers that run a job.", {{"pool", pool}})),
          waiting(registry.make_gauge("chuanpin_mysql_waiting_jobs", "Jobs in the queue.", {{"pool", pool}})),
          statements(registry.make_counter("chuanpin_mysql_statements_total", "Statements sent.", {{"pool", pool}})),
          connects(registry.make_counter("chuanpin_mysql_connects_total", "Connections opened.", {{"pool", pool}})),
          connect_faults(
              registry.make_counter("chuanpin_mysql_connect_faults_total", "Connections that could not be opened.", {{"pool", pool}})),
          refused(registry.make_counter("chuanpin_mysql_refused_jobs_total", "Jobs refused by a full queue or a passed deadline.",
                                        {{"pool", pool}})) {}

    base::histogram& queue_wait;
    base::histogram& busy_time;
    base::gauge& busy;
    base::gauge& waiting;
    base::counter& statements;
    base::counter& connects;
    base::counter& connect_faults;
    base::counter& refused;
};

// After a connect that failed nobody tries again for a while (doubled each time): the jobs fail at once meanwhile.
class reconnect_gate {
public:
    [[nodiscard]] bool closed() const {
        const std::lock_guard guard(mutex_);
        return steady::now() < next_;
    }
    void failed() {
        const std::lock_guard guard(mutex_);
        if (steady::now() < next_) return;
        pause_ = std::min(reconnect_max, pause_ * 2);
        next_ = steady::now() + pause_;
    }
    void succeeded() {
        const std::lock_guard guard(mutex_);
        pause_ = reconnect_min / 2;
        next_ = {};
    }

private:
    mutable std::mutex mutex_;
    std::chrono::milliseconds pause_ = reconnect_min / 2;
    steady::time_point next_{};
};

}  // namespace

struct worker_pool::implementation {
    implementation(pool_options options, base::logger& log, base::metrics& metrics)
        : options(std::move(options)), log(log), metrics(metrics, this->options.name) {
        initialise_driver();
        for (std::size_t i = 0; i < this->options.workers; ++i) threads.emplace_back([this] { run_worker(); });
    }

    // False where the queue is full or closed; the job is then untouched.
    bool enqueue(job& next) {
        {
            const std::lock_guard guard(mutex);
            if (stopping || queue.size() >= options.queue_max) return false;
            queue.push_back(std::move(next));
            metrics.waiting.set(static_cast<double>(queue.size()));
        }
        changed.notify_one();
        return true;
    }

    std::optional<job> take() {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return stopping || !queue.empty(); });
        if (queue.empty() || stopping) return std::nullopt;
        job next = std::move(queue.front());
        queue.pop_front();
        metrics.waiting.set(static_cast<double>(queue.size()));
        return next;
    }

    void run_worker() {
        const thread_guard guard;
        std::map<std::string, std::unique_ptr<session>> sessions;
        while (auto next = take()) {
            metrics.busy.set(static_cast<double>(++busy));
            metrics.queue_wait.observe(seconds_since(next->queued_at));
            const auto start = steady::now();
            run_job(*std::move(next), sessions);
            metrics.busy_time.observe(seconds_since(start));
            metrics.busy.set(static_cast<double>(--busy));
        }
    }

    void run_job(job next, std::map<std::string, std::unique_ptr<session>>& sessions) {
        if (steady::now() + std::chrono::milliseconds(1) > next.until) {
            metrics.refused.add();
            return answer(std::move(next), nullptr, base::refusal(errors::deadline_passed()));
        }
        auto& place = sessions[next.schema];
        if (!place && !open(place, next.schema)) return answer(std::move(next), nullptr, base::refusal(errors::database_unreachable()));
        const auto sent_before = place->statements_sent();
        std::exception_ptr fault;
        try {
            // Else a job would inherit the limit of the one before.
            on_live_connection(*place, [&] { place->set_deadline(next.until); });
            next.work(*place);
        } catch (...) {
            fault = std::current_exception();  // the caller's to judge: it is rethrown there
        }
        metrics.statements.add(static_cast<double>(place->statements_sent() - sent_before));
        if (!place->usable()) place.reset();
        answer(std::move(next), fault, {});
    }

    bool open(std::unique_ptr<session>& place, const std::string& schema) {
        if (gate.closed()) return false;
        try {
            place = std::make_unique<session>(options.where, schema);
            metrics.connects.add();
            gate.succeeded();
            return true;
        } catch (const sql_error& fault) {
            metrics.connect_faults.add();
            // A schema that is missing is no reason to keep the others waiting.
            if (fault.breaks_connection() || fault.number() == too_many_connections) gate.failed();
            log.write(base::log_level::error, "mysql.connect_failed",
                      {{"pool", options.name}, {"schema", schema}, {"message", fault.what()}});
            return false;
        }
    }

    void stop() {
        std::deque<job> left;
        {
            const std::lock_guard guard(mutex);
            stopping = true;
            left.swap(queue);
        }
        changed.notify_all();
        for (auto& waiting : left) answer(std::move(waiting), nullptr, base::refusal(errors::database_unreachable()));
        for (auto& thread : threads)
            if (thread.joinable()) thread.join();
    }

    pool_options options;
    base::logger& log;
    pool_metrics metrics;
    reconnect_gate gate;
    std::atomic<int> busy{0};
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<job> queue;
    bool stopping = false;
    std::vector<std::thread> threads;
};

worker_pool::worker_pool(pool_options options, base::logger& log, base::metrics& metrics)
    : implementation_(std::make_unique<implementation>(std::move(options), log, metrics)) {}

worker_pool::~worker_pool() { stop(); }

void worker_pool::stop() { implementation_->stop(); }

base::task<base::result<void>> worker_pool::run(const std::string& schema, base::deadline until, std::function<void(session&)> work) {
    namespace asio = boost::asio;
    auto executor = co_await asio::this_coro::executor;
    auto outcome = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr, base::result<void>)>(
        [&](auto handler) {
            // Made whole, because assigning an any_completion_handler recurses for ever in Boost 1.81.
            job next{schema,
                     until,
                     std::move(work),
                     completion(std::move(handler)),
                     asio::prefer(executor, asio::execution::outstanding_work.tracked),
                     steady::now()};
            if (implementation_->enqueue(next)) return;
            implementation_->metrics.refused.add();
            answer(std::move(next), nullptr, base::refusal(errors::database_queue_full()));
        },
        asio::use_awaitable);
    co_return outcome;
}

}  // namespace chuanpin::mysql
