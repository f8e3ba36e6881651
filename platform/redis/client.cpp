#include "platform/redis/client.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <deque>
#include <map>
#include <stdexcept>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/redis/connection.hpp"
#include "platform/redis/errors.hpp"

namespace chuanpin::redis {
namespace {

using steady = std::chrono::steady_clock;
using completion = boost::asio::any_completion_handler<void(base::result<reply>)>;

struct waiting_command {
    completion done;  // empty for the commands of the connection's own beginning
    steady::time_point sent_at;
};

struct client_metrics {
    explicit client_metrics(base::metrics& registry)
        : duration(registry.make_duration("chuanpin_redis_command_seconds", "Time from a command to its reply.", {})),
          unreachable(registry.make_counter("chuanpin_redis_faults_total", "Commands without a reply.", {{"reason", "unreachable"}})),
          timeout(registry.make_counter("chuanpin_redis_faults_total", "Commands without a reply.", {{"reason", "timeout"}})),
          queue_full(registry.make_counter("chuanpin_redis_faults_total", "Commands without a reply.", {{"reason", "queue-full"}})),
          connected(registry.make_gauge("chuanpin_redis_connected", "1 where Redis answers.", {})) {}

    base::histogram& duration;
    base::counter& unreachable;
    base::counter& timeout;
    base::counter& queue_full;
    base::gauge& connected;
};

// Commands that change what replies mean on the connection; hiredis handles them in ways that do not fit one reply each.
bool changes_protocol(const std::string& name) {
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower.ends_with("subscribe") || lower == "monitor" || lower == "client" || lower == "hello";
}

}  // namespace

struct client::implementation final : connection_events, std::enable_shared_from_this<client::implementation> {
    implementation(boost::asio::any_io_executor executor, redis::options options, base::random_source& random, base::logger& log,
                   base::metrics& metrics)
        : executor(executor),
          options(std::move(options)),
          random(random),
          log(log),
          metrics(metrics),
          resolver(executor),
          deadline_timer(executor),
          retry_timer(executor) {}

    // --- connecting -------------------------------------------------------------------------------------------------

    void connect() {
        if (stopped) return;
        link = std::make_shared<connection>(executor, *this);
        if (!options.socket.empty()) return opened(link->open_socket(options.socket));
        // hiredis would resolve the name on this thread.
        resolver.async_resolve(options.host, std::to_string(options.port),
                               [self = shared_from_this(), link = link](const boost::system::error_code& fault, const auto& found) {
                                   if (self->stopped || self->link != link) return;
                                   if (fault || found.empty()) return self->opened(false);
                                   self->opened(link->open_address(found.begin()->endpoint().address().to_string(), self->options.port));
                               });
    }

    void opened(bool ok) {
        if (!ok) return on_closed("cannot connect");
        if (!options.password.empty()) send_own({"AUTH", options.password});
        if (options.database != 0) send_own({"SELECT", std::to_string(options.database)});
        send_own({"PING"});
    }

    void reconnect_later() {
        const auto pause = jittered(std::min(options.reconnect_max, options.reconnect_min * (1 << std::min(failures, 10))));
        ++failures;
        retry_timer.expires_after(pause);
        retry_timer.async_wait([self = shared_from_this()](const boost::system::error_code& fault) {
            if (!fault) self->connect();
        });
    }

    // Half to all of it, so that many processes do not come back at the same moment.
    std::chrono::milliseconds jittered(std::chrono::milliseconds whole) {
        std::array<std::byte, 2> bytes{};
        random.fill(bytes);
        const auto part = (std::to_integer<std::int64_t>(bytes[0]) << 8) + std::to_integer<std::int64_t>(bytes[1]);
        return whole / 2 + whole * part / 65'536 / 2;
    }

    void on_closed(const std::string& why) override {
        if (ready || failures == 0) log.write(base::log_level::warning, "redis.disconnected", {{"message", why}});
        ready = false;
        refused = false;
        own_left = 0;
        metrics.connected.set(0);
        if (link) link->forget();
        link.reset();
        deadline_timer.cancel();
        watching = false;
        if (!stopped) reconnect_later();
    }

    // --- commands ---------------------------------------------------------------------------------------------------

    void send_own(const std::vector<std::string>& arguments) {
        if (!link || !link->send(arguments)) return;
        ++own_left;
        push({completion(), steady::now()});
    }

    void push(waiting_command command) {
        waiting.push_back(std::move(command));
        if (!watching || next_deadline() < deadline_timer.expiry()) watch_deadline();
    }

    // While nothing is known against the server, commands may wait for the first connect; afterwards they fail at once.
    [[nodiscard]] bool accepts() const { return link && (ready || failures == 0); }

    void submit(const std::vector<std::string>& arguments, completion done) {
        if (waiting.size() >= options.pending_max) {
            metrics.queue_full.add();
            return complete(std::move(done), base::refusal(errors::redis_queue_full()));
        }
        if (stopped || !accepts() || !link->send(arguments)) {
            metrics.unreachable.add();
            return complete(std::move(done), base::refusal(errors::redis_unreachable()));
        }
        push({std::move(done), steady::now()});
    }

    void on_reply(const reply* answer) override {
        if (waiting.empty()) return;
        if (refused) answer = nullptr;  // what follows a refused AUTH is no answer to anybody's question
        auto command = std::move(waiting.front());
        waiting.pop_front();
        if (!command.done) return on_own_reply(answer);
        if (answer != nullptr) {
            metrics.duration.observe(std::chrono::duration<double>(steady::now() - command.sent_at).count());
            return complete(std::move(command.done), *answer);
        }
        const bool late = steady::now() >= command.sent_at + options.command_max;
        (late ? metrics.timeout : metrics.unreachable).add();
        complete(std::move(command.done), base::refusal(late ? errors::redis_timeout() : errors::redis_unreachable()));
    }

    void on_own_reply(const reply* answer) {
        if (answer == nullptr) return;  // on_closed follows
        if (answer->what == reply::type::error) {
            refused = true;
            log.write(base::log_level::error, "redis.refused", {{"message", answer->text}});
            // Not from within hiredis' callback, which still works on the connection.
            boost::asio::post(executor, [link = link] {
                if (link) link->close("the server refused AUTH or SELECT");
            });
            return;
        }
        if (--own_left > 0) return;
        ready = true;
        failures = 0;
        metrics.connected.set(1);
    }

    // Callers go on outside of hiredis' callbacks: what they do next may touch the connection.
    void complete(completion done, base::result<reply> outcome) {
        boost::asio::post(executor,
                          [done = std::move(done), outcome = std::move(outcome)]() mutable { std::move(done)(std::move(outcome)); });
    }

    // Replies come in order, so of each kind the first is the first to be late.
    [[nodiscard]] steady::time_point next_deadline() const {
        const auto own =
            own_left > 0 ? waiting.front().sent_at + std::max(options.command_max, options.connect_max) : steady::time_point::max();
        const auto first = static_cast<std::size_t>(own_left);
        return first < waiting.size() ? std::min(own, waiting[first].sent_at + options.command_max) : own;
    }

    // One timer for all commands.
    void watch_deadline() {
        watching = true;
        deadline_timer.expires_at(next_deadline());
        deadline_timer.async_wait([self = shared_from_this(), link = link](const boost::system::error_code& fault) {
            if (fault || self->link != link) return;
            self->watching = false;
            if (self->waiting.empty()) return;
            if (steady::now() < self->next_deadline()) return self->watch_deadline();
            link->close("a command took too long");
        });
    }

    // --- end --------------------------------------------------------------------------------------------------------

    void stop() {
        if (stopped) return;
        stopped = true;
        retry_timer.cancel();
        resolver.cancel();
        if (auto last = link) last->close("stopped");
        link.reset();
    }

    boost::asio::any_io_executor executor;
    redis::options options;
    base::random_source& random;
    base::logger& log;
    client_metrics metrics;
    boost::asio::ip::tcp::resolver resolver;
    boost::asio::steady_timer deadline_timer;
    boost::asio::steady_timer retry_timer;
    std::shared_ptr<connection> link;
    std::deque<waiting_command> waiting;
    std::map<std::string, std::string, std::less<>> script_hashes;
    int failures = 0;       // connections lost or not made since the last that answered
    int own_left = 0;       // replies of AUTH, SELECT and PING still to come
    bool refused = false;   // AUTH or SELECT was; the connection is about to be closed
    bool watching = false;  // the deadline timer runs
    bool ready = false;
    bool stopped = true;
};

client::client(boost::asio::any_io_executor executor, options options, base::random_source& random, base::logger& log,
               base::metrics& metrics)
    : implementation_(std::make_shared<implementation>(std::move(executor), std::move(options), random, log, metrics)) {}

client::~client() { stop(); }

void client::start() {
    if (!implementation_->stopped) return;
    implementation_->stopped = false;
    implementation_->connect();
}

void client::stop() { implementation_->stop(); }
bool client::connected() const { return implementation_->ready; }

base::task<base::result<reply>> client::command(std::vector<std::string> arguments) {
    if (arguments.empty() || changes_protocol(arguments.front())) throw std::logic_error("this client sends commands with one reply each");
    auto outcome = co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(base::result<reply>)>(
        [&](auto handler) { implementation_->submit(arguments, completion(std::move(handler))); }, boost::asio::use_awaitable);
    co_return outcome;
}

base::task<base::result<reply>> client::script(std::string_view text, std::vector<std::string> keys, std::vector<std::string> arguments) {
    auto& hashes = implementation_->script_hashes;
    auto known = hashes.find(text);
    if (known == hashes.end()) {
        auto loaded = co_await command({"SCRIPT", "LOAD", std::string(text)});
        if (!loaded || loaded->what == reply::type::error) co_return loaded;
        known = hashes.insert_or_assign(std::string(text), loaded->text).first;
    }
    std::vector<std::string> call{"EVALSHA", known->second, std::to_string(keys.size())};
    std::ranges::move(keys, std::back_inserter(call));
    std::ranges::move(arguments, std::back_inserter(call));
    auto answer = co_await command(call);
    if (!answer || answer->what != reply::type::error || !answer->text.starts_with("NOSCRIPT")) co_return answer;
    call[0] = "EVAL";  // the server was restarted: EVAL loads it again
    call[1] = text;
    co_return co_await command(std::move(call));
}

}  // namespace chuanpin::redis
