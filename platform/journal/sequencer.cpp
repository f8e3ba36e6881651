#include "platform/journal/sequencer.hpp"

#include <atomic>
#include <list>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/journal/background_loop.hpp"
#include "platform/journal/errors.hpp"
#include "platform/journal/guarded.hpp"
#include "platform/journal/sealing.hpp"

namespace chuanpin::journal {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds job_max{5'000};
/// Hints that come faster than this are answered by one batch.
constexpr milliseconds gather{50};
constexpr milliseconds retry{250};
/// After this long without progress of the newer epoch a fenced sequencer takes over again: its process is gone.
constexpr milliseconds takeover{5'000};

base::deadline job_deadline() { return steady_clock::now() + job_max; }

}  // namespace

struct sequencer::implementation : std::enable_shared_from_this<implementation> {
    struct waiter {
        std::int64_t beyond = 0;
        boost::asio::steady_timer timer;
    };

    implementation(const boost::asio::any_io_executor& on, sequencer_options with, mysql::worker_pool& workers, const base::clock& time,
                   base::logger& lines, base::metrics& registry)
        : executor(on),
          options(std::move(with)),
          pool(workers),
          clock(time),
          log(lines),
          loop(on),
          sealed_total(
              registry.make_counter("chuanpin_journal_entries_sealed_total", "Entries given their number", {{"schema", options.schema}})),
          position(registry.make_gauge("chuanpin_journal_sequence", "The last number given", {{"schema", options.schema}})) {}

    base::task<base::result<std::size_t>> seal_once() {
        if (fenced) co_return base::refusal(base::make_error(errors::fenced, "A newer epoch was taken."));
        auto held = epoch;
        seal_outcome outcome;
        const auto done = co_await run_guarded(pool, options.schema, job_deadline(), [this, &held, &outcome](mysql::session& connection) {
            if (held == 0) held = take_epoch(connection, clock.now(), job_deadline());
            const auto seen = look(connection);
            outcome = {.fenced = seen.epoch != held, .last_sequence = seen.last_sequence};
            if (!outcome.fenced && seen.unsealed) outcome = seal(connection, held, options.batch_max, job_deadline());
        });
        if (!done) co_return base::refusal(done.error());
        if (epoch == 0) began(held);
        if (outcome.fenced) {
            stand_by();
            co_return base::refusal(base::make_error(errors::fenced, "A newer epoch was taken."));
        }
        more = outcome.more;
        sealed_total.add(static_cast<double>(outcome.sealed));
        reach(outcome.last_sequence);
        co_return outcome.sealed;
    }

    void began(std::int64_t taken) {
        epoch = taken;
        log.write(base::log_level::information, "journal.epoch_taken", {{"schema", options.schema}, {"epoch", taken}});
    }

    void stand_by() {
        fenced = true;
        progress_at = steady_clock::now();
        log.write(base::log_level::warning, "journal.fenced",
                  {{"schema", options.schema},
                   {"epoch", epoch},
                   {"message", std::string_view("another process seals this journal now; this one stands by")}});
    }

    void reach(std::int64_t sequence) {
        if (sequence <= last.load()) return;
        last = sequence;
        position.set(static_cast<double>(sequence));
        for (auto& each : waiters)
            if (each->beyond < sequence) each->timer.cancel();
    }

    base::task<milliseconds> turn() {
        try {
            co_return fenced ? co_await watch() : co_await work();
        } catch (...) {
            said(text_of(std::current_exception()));
        }
        co_return retry;
    }

    base::task<milliseconds> work() {
        co_await pace();
        const auto sealed = co_await seal_once();
        if (!sealed && !fenced) said(sealed.error().code);
        if (!sealed) co_return retry;
        faulty = false;
        if (more) co_return milliseconds(0);
        if (steady_clock::now() - head_at >= options.head_interval) co_await sign();
        co_return options.interval;
    }

    /// While another process seals: follow it, so that our own feed goes on, and take over where it does not get on.
    base::task<milliseconds> watch() {
        chain_position seen;
        const auto done =
            co_await run_guarded(pool, options.schema, job_deadline(), [&seen](mysql::session& connection) { seen = look(connection); });
        if (!done) said(done.error().code);
        if (!done) co_return retry;
        if (!seen.unsealed || seen.last_sequence != last.load()) progress_at = steady_clock::now();
        reach(seen.last_sequence);
        if (steady_clock::now() - progress_at >= takeover) {
            fenced = false;
            epoch = 0;
        }
        co_return options.interval;
    }

    base::task<void> pace() {
        const auto due = sealed_at + gather;
        if (due > steady_clock::now()) {
            boost::asio::steady_timer timer(executor, due);
            co_await timer.async_wait(boost::asio::use_awaitable);
        }
        sealed_at = steady_clock::now();
    }

    base::task<void> sign() {
        if (epoch == 0 || last.load() == signed_sequence) co_return;
        const auto sequence = last.load();
        bool held = false;
        const auto done = co_await run_guarded(pool, options.schema, job_deadline(), [this, &held](mysql::session& connection) {
            held = sign_head(connection, epoch, options.key, clock.now(), job_deadline());
        });
        if (!done) co_return said(done.error().code);
        if (!held) co_return stand_by();
        signed_sequence = sequence;
        head_at = steady_clock::now();
    }

    /// Once per outage, not once per turn.
    void said(const std::string& what) {
        if (!faulty) log.write(base::log_level::warning, "journal.seal_failed", {{"schema", options.schema}, {"message", what}});
        faulty = true;
    }

    base::task<void> wait_beyond(std::int64_t sequence, base::deadline until) {
        if (last.load() > sequence || loop.stopping()) co_return;
        const auto self = shared_from_this();
        const auto place =
            waiters.insert(waiters.end(), std::make_shared<waiter>(waiter{sequence, boost::asio::steady_timer(executor, until)}));
        const auto mine = *place;
        boost::system::error_code woken;
        co_await mine->timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, woken));
        waiters.erase(place);
    }

    base::task<void> stop() {
        const auto self = shared_from_this();
        for (auto& each : waiters) each->timer.cancel();
        co_await loop.stop();
        for (auto& each : waiters) each->timer.cancel();
        if (fenced || epoch == 0) co_return;
        try {
            if (co_await seal_once()) co_await sign();
        } catch (...) {
            said(text_of(std::current_exception()));
        }
    }

    boost::asio::any_io_executor executor;
    sequencer_options options;
    mysql::worker_pool& pool;
    const base::clock& clock;
    base::logger& log;
    background_loop loop;
    base::counter& sealed_total;
    base::gauge& position;
    std::atomic<std::int64_t> last{0};
    std::int64_t epoch = 0;
    std::int64_t signed_sequence = 0;
    bool fenced = false;
    bool more = false;
    bool faulty = false;
    steady_clock::time_point sealed_at{};
    steady_clock::time_point head_at = steady_clock::now();
    steady_clock::time_point progress_at{};
    std::list<std::shared_ptr<waiter>> waiters;
};

sequencer::sequencer(boost::asio::any_io_executor executor, sequencer_options options, mysql::worker_pool& pool, const base::clock& clock,
                     base::logger& log, base::metrics& metrics)
    : implementation_(std::make_shared<implementation>(executor, std::move(options), pool, clock, log, metrics)) {}

sequencer::~sequencer() = default;

void sequencer::start() {
    implementation_->loop.start([self = implementation_] { return self->turn(); });
}

base::task<void> sequencer::stop() { return implementation_->stop(); }
void sequencer::hint() { implementation_->loop.wake(); }

base::task<base::result<std::size_t>> sequencer::seal_once() { return implementation_->seal_once(); }

base::task<void> sequencer::wait_beyond(std::int64_t sequence, base::deadline until) {
    return implementation_->wait_beyond(sequence, until);
}

std::int64_t sequencer::last_sequence() const { return implementation_->last.load(); }

}  // namespace chuanpin::journal
