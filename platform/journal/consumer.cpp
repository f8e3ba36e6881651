#include "platform/journal/consumer.hpp"

#include <atomic>

#include <fmt/format.h>

#include "platform/journal/applying.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/journal/errors.hpp"
#include "platform/journal/feed_page.hpp"
#include "platform/journal/guarded.hpp"

namespace chuanpin::journal {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Beyond what the feed may hold the answer back: for the question, the answer and the transaction.
constexpr milliseconds exchange_max{10'000};
constexpr milliseconds idle_answer_min{5};
constexpr std::string_view page_without_entries = R"({"entries":[],)";
/// The cursor in the database is behind by no more, in entries that are none of ours and in time.
constexpr std::int64_t passed_max = 2'000;
constexpr milliseconds passed_time_max{1'000};
constexpr milliseconds never_seen = std::chrono::hours(24);

}  // namespace

struct consumer::implementation : std::enable_shared_from_this<implementation> {
    implementation(const boost::asio::any_io_executor& executor, consumer_options with, http::responder& from, mysql::worker_pool& workers,
                   const base::clock& time, base::random_source& randomness, base::logger& lines, base::metrics& registry,
                   apply_page_function how)
        : options(std::move(with)),
          source(from),
          pool(workers),
          clock(time),
          random(randomness),
          log(lines),
          apply(std::move(how)),
          loop(executor),
          applied_total(registry.make_counter("chuanpin_journal_entries_applied_total", "Entries of a followed feed applied", labels())),
          parked_total(registry.make_counter("chuanpin_journal_entries_parked_total", "Entries of a followed feed set aside", labels())),
          lag_seconds(
              registry.make_gauge("chuanpin_journal_feed_lag_seconds", "Time since the feed held nothing beyond our position", labels())) {}

    [[nodiscard]] std::vector<base::metric_label> labels() const { return {{"schema", options.schema}, {"feed", options.feed}}; }

    base::task<base::result<std::size_t>> pull_once() {
        const auto until = steady_clock::now() + options.wait + exchange_max;
        if (!located) {
            if (const auto found = co_await locate(until); !found) co_return base::refusal(found.error());
        }
        const auto asked_at = steady_clock::now();
        const auto body = co_await ask(until);
        if (!body) co_return base::refusal(body.error());
        if (body->starts_with(page_without_entries)) co_return co_await pass(*body, asked_at, until);
        co_return co_await take(*body, asked_at, until);
    }

    base::task<base::result<void>> locate(base::deadline until) {
        std::int64_t cursor = 0;
        auto done = co_await run_guarded(pool, options.schema, until, [&](mysql::session& connection) {
            connection.set_deadline(until);
            cursor = read_cursor(connection, options.feed);
        });
        if (!done) co_return done;
        position = kept = cursor;
        kept_at = steady_clock::now();
        located = true;
        co_return base::result<void>{};
    }

    base::task<base::result<std::string>> ask(base::deadline until) {
        auto question = make_question(until);
        auto answer = co_await source.respond(std::move(question));
        if (answer.status != 200)
            co_return base::refusal(
                base::make_error(errors::feed_unreadable, fmt::format("The feed of {} answered {}.", options.feed, answer.status)));
        co_return std::move(answer.body);
    }

    http::request make_question(base::deadline until) {
        http::request question;
        question.verb = http::method::get;
        question.target =
            fmt::format("/internal/journal?after={}&limit={}&wait_ms={}", position.load(), options.page, options.wait.count());
        if (!options.types.empty()) question.target += fmt::format("&types={}", fmt::join(options.types, ","));
        if (const auto parsed = http::parse_target(question); !parsed) throw std::logic_error(parsed.error().detail);
        question.context.now = clock.now();
        question.context.deadline = until;
        question.context.request_id = "feed_" + base::to_text(base::make_ulid(question.context.now, random));
        question.context.who = base::principal{.organisation_kind = "system", .display_name = options.schema};
        return question;
    }

    /// Nothing for us in the page: the cursor in the database follows now and then, for whoever starts anew.
    base::task<base::result<std::size_t>> pass(const std::string& body, steady_clock::time_point asked_at, base::deadline until) {
        const auto page = decode_page(body);
        if (!page) co_return base::refusal(page.error());
        passed = page->scanned_to > position.load();
        if (passed) position = page->scanned_to;
        const bool is_time = position.load() - kept >= passed_max || steady_clock::now() - kept_at >= passed_time_max;
        if (position.load() > kept && is_time) {
            if (const auto moved = co_await move_on(*page, until); !moved) co_return base::refusal(moved.error());
        }
        if (page->last_sequence <= position.load()) caught_up(asked_at);
        co_return std::size_t{0};
    }

    base::task<base::result<void>> move_on(const feed_page& page, base::deadline until) {
        const auto to = position.load();
        located = false;
        apply_outcome outcome;
        auto done = co_await run_guarded(pool, options.schema, until, [&](mysql::session& connection) {
            outcome = apply_page(connection, options.feed, {kept, to}, page.entries, apply, clock.now(), until);
        });
        if (done && outcome.moved) keep(to);
        co_return done;
    }

    /// The page is read on the database thread, as it may be long.
    base::task<base::result<std::size_t>> take(const std::string& body, steady_clock::time_point asked_at, base::deadline until) {
        base::result<feed_page> page;
        apply_outcome outcome;
        // Until we know better the transaction may or may not have been committed: the cursor in the database tells.
        located = false;
        const auto done = co_await run_guarded(pool, options.schema, until, [&](mysql::session& connection) {
            page = decode_page(body);
            if (!page) return;
            outcome = apply_page(connection, options.feed, {kept, page->scanned_to}, page->entries, apply, clock.now(), until);
        });
        if (!done) co_return base::refusal(done.error());
        if (!page) co_return base::refusal(page.error());
        if (!outcome.moved) co_return std::size_t{0};
        keep(page->scanned_to);
        applied_total.add(static_cast<double>(outcome.applied));
        for (const auto& each : outcome.parked) tell_parked(each);
        if (page->last_sequence <= position.load()) caught_up(asked_at);
        filled = page->entries.size() >= options.page;
        co_return outcome.applied;
    }

    void keep(std::int64_t reached) {
        position = kept = reached;
        kept_at = steady_clock::now();
        located = true;
    }

    void tell_parked(const parked_entry& what) {
        parked_total.add();
        log.write(base::log_level::error, "journal.parked",
                  {{"schema", options.schema},
                   {"feed", options.feed},
                   {"sequence", what.what.sequence},
                   {"type", what.what.type},
                   {"aggregate", what.what.aggregate_id},
                   {"message", what.reason}});
    }

    void caught_up(steady_clock::time_point at) {
        caught_up_at = at;
        lag_seconds.set(0);
    }

    /// Once per process: whoever repaired the cause starts the program anew.
    base::task<base::result<void>> retry_once() {
        if (retried) co_return base::result<void>{};
        const auto until = steady_clock::now() + exchange_max;
        std::size_t freed = 0;
        auto done = co_await run_guarded(pool, options.schema, until,
                                         [&](mysql::session& connection) { freed = retry_parked(connection, options.feed, apply, until); });
        if (!done) co_return done;
        retried = true;
        applied_total.add(static_cast<double>(freed));
        if (freed > 0)
            log.write(base::log_level::information, "journal.unparked",
                      {{"schema", options.schema}, {"feed", options.feed}, {"entries", static_cast<std::int64_t>(freed)}});
        co_return base::result<void>{};
    }

    base::task<milliseconds> turn() {
        try {
            if (const auto ready = co_await retry_once(); !ready) {
                said(ready.error().code + ": " + ready.error().detail);
                co_return options.retry;
            }
            const auto began = steady_clock::now();
            passed = filled = false;
            const auto done = co_await pull_once();
            if (done) {
                faulty = false;
                // A feed that holds nothing back (it is stopping) must not be asked without a pause.
                const bool idle = *done == 0 && !passed && steady_clock::now() - began < idle_answer_min;
                // Entries that come faster than this are taken together.
                co_return idle ? options.retry : *done > 0 && !filled ? options.gather : milliseconds(0);
            }
            said(done.error().code + ": " + done.error().detail);
        } catch (...) {
            located = false;
            said(text_of(std::current_exception()));
        }
        lag_seconds.set(std::chrono::duration<double>(lag()).count());
        co_return options.retry;
    }

    /// Once per outage, not once per turn.
    void said(const std::string& what) {
        if (!faulty)
            log.write(base::log_level::warning, "journal.feed_failed",
                      {{"schema", options.schema}, {"feed", options.feed}, {"message", what}});
        faulty = true;
    }

    [[nodiscard]] milliseconds lag() const {
        const auto seen = caught_up_at.load();
        if (seen == steady_clock::time_point{}) return never_seen;
        return std::chrono::duration_cast<milliseconds>(steady_clock::now() - seen);
    }

    consumer_options options;
    http::responder& source;
    mysql::worker_pool& pool;
    const base::clock& clock;
    base::random_source& random;
    base::logger& log;
    apply_page_function apply;
    background_loop loop;
    base::counter& applied_total;
    base::counter& parked_total;
    base::gauge& lag_seconds;
    std::atomic<std::int64_t> position{0};
    std::int64_t kept = 0;  // the cursor in the database; entries in between are none of ours
    steady_clock::time_point kept_at{};
    bool passed = false;  // of the last page: some entries, none of ours
    bool filled = false;  // of the last page: as many as it can hold
    std::atomic<steady_clock::time_point> caught_up_at{};
    bool located = false;
    bool retried = false;
    bool faulty = false;
};

apply_page_function one_by_one(apply_function apply) {
    return [apply = std::move(apply)](mysql::session& connection, std::span<const feed_entry> entries) {
        for (const auto& each : entries) apply(connection, each);
    };
}

consumer::consumer(boost::asio::any_io_executor executor, consumer_options options, http::responder& source, mysql::worker_pool& pool,
                   const base::clock& clock, base::random_source& random, base::logger& log, base::metrics& metrics,
                   apply_page_function apply)
    : implementation_(
          std::make_shared<implementation>(executor, std::move(options), source, pool, clock, random, log, metrics, std::move(apply))) {}

consumer::~consumer() = default;

void consumer::start() {
    implementation_->loop.start([self = implementation_] { return self->turn(); });
}

base::task<void> consumer::stop() {
    const auto kept = implementation_;
    co_await kept->loop.stop();
}

base::task<base::result<std::size_t>> consumer::pull_once() { return implementation_->pull_once(); }
std::int64_t consumer::position() const { return implementation_->position.load(); }
std::chrono::milliseconds consumer::lag() const { return implementation_->lag(); }

}  // namespace chuanpin::journal
