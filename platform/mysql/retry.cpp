#include "platform/mysql/retry.hpp"

#include <algorithm>
#include <optional>
#include <random>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/mysql/errors.hpp"
#include "platform/mysql/faults.hpp"
#include "platform/mysql/transactor.hpp"

namespace chuanpin::mysql {
namespace {

using steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds pause_first{10};
constexpr milliseconds pause_longest{200};
constexpr milliseconds settling_min{1'000};

// Half to all of 10 ms · 2^(attempt − 1): those who met once do not meet again at the same moment.
milliseconds pause_before(int attempt) {
    static thread_local std::minstd_rand engine(std::random_device{}());
    const auto whole = std::min(pause_longest, pause_first * (1 << std::min(attempt - 1, 5)));
    return milliseconds(std::uniform_int_distribution<milliseconds::rep>(whole.count() / 2, whole.count())(engine));
}

struct verdict {
    std::optional<base::result<void>> end;  ///< empty: run again after `pause`
    milliseconds pause{};
};

class judge {
public:
    explicit judge(base::deadline until) : until_(until) {}

    [[nodiscard]] bool settling() const { return settling_; }
    [[nodiscard]] base::deadline until() const { return settling_ ? settle_until_ : until_; }

    // Rethrows what is neither expected nor worth another attempt.
    verdict after(const attempt& done, const base::result<void>& ran, const std::exception_ptr& fault) {
        ++attempts_;
        if (done.claimed) settling_ = false;
        if (!fault && !ran) return settling_ ? settle_again() : verdict{ran};
        if (!fault) return after_answer(done);
        try {
            std::rethrow_exception(fault);
        } catch (const sql_error& error) {
            return after_sql_error(done, error, fault);
        }
    }

private:
    verdict after_answer(const attempt& done) {
        if (done.again_later && settling_) return settle_again();
        if (done.again_at_once && attempts_ < transaction_attempts_max) return {};
        if (done.again_at_once || done.again_later) return {base::refusal(errors::request_in_progress())};
        return {base::result<void>{}};
    }

    verdict after_sql_error(const attempt& done, const sql_error& error, const std::exception_ptr& fault) {
        if (done.commit_sent && !error.rolled_back_transaction()) {
            settling_ = true;
            settle_until_ = std::max(until_, steady::now() + settling_min);
            return {};
        }
        if (settling_) return settle_again();
        const bool again = error.is_retryable() || error.breaks_connection();
        if (again && attempts_ < transaction_attempts_max) {
            const auto pause = pause_before(attempts_);
            if (steady::now() + pause < until_) return {std::nullopt, pause};
        }
        if (auto known = translate(fault)) return {base::refusal(*std::move(known))};
        std::rethrow_exception(fault);
    }

    verdict settle_again() {
        const auto pause = pause_before(attempts_);
        if (steady::now() + pause >= settle_until_) return {base::refusal(errors::outcome_unknown())};
        return {std::nullopt, pause};
    }

    base::deadline until_;
    base::deadline settle_until_{};
    bool settling_ = false;
    int attempts_ = 0;
};

}  // namespace

base::task<base::result<void>> repeat(worker_pool& pool, const std::string& schema, base::deadline until,
                                      std::function<void(session&, attempt&)> once) {
    judge judge_of(until);
    for (;;) {
        attempt now{.settling = judge_of.settling(), .until = judge_of.until()};
        base::result<void> ran;
        std::exception_ptr fault;
        try {
            ran = co_await pool.run(schema, now.until, [&](session& connection) { once(connection, now); });
        } catch (...) {
            fault = std::current_exception();
        }
        auto next = judge_of.after(now, ran, fault);
        if (next.end) co_return *std::move(next.end);
        if (next.pause.count() > 0) {
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, next.pause);
            co_await timer.async_wait(boost::asio::use_awaitable);
        }
    }
}

}  // namespace chuanpin::mysql
