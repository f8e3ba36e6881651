#include "platform/http/client.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <list>
#include <string>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "platform/http/errors.hpp"
#include "platform/http/outgoing.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using steady = std::chrono::steady_clock;
using error_code = boost::system::error_code;
using answer_parser = beast::http::response_parser<beast::http::string_body>;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t buffer_bytes_max = std::size_t{64} * 1024;
constexpr std::size_t informational_answers_max = 8;

struct link {
    explicit link(const asio::any_io_executor& executor) : socket(executor), buffer(buffer_bytes_max) {}
    tcp::socket socket;
    beast::flat_buffer buffer;
    steady::time_point idle_since{};

    /// Nothing to read and not closed by the other side: what a kept connection must look like.
    [[nodiscard]] bool quiet() {
        error_code failure;
        socket.non_blocking(true, failure);
        if (failure) return false;
        char byte = 0;
        socket.receive(asio::buffer(&byte, 1), tcp::socket::message_peek, failure);
        return failure == asio::error::would_block || failure == asio::error::try_again;
    }
    void close() {
        error_code ignored;  // the other side may have gone first
        socket.close(ignored);
    }
};

/// Somebody who waits for a connection to become free.
struct waiter {
    asio::steady_timer timer;
    bool woken = false;
};

struct pool {
    std::deque<std::unique_ptr<link>> idle;  ///< the newest last
    std::size_t open = 0;                    ///< idle or lent
    std::list<waiter*> waiting;              ///< in the order in which they came

    void wake_one() {
        const auto next = std::ranges::find(waiting, false, &waiter::woken);
        if (next == waiting.end()) return;
        (*next)->woken = true;
        (*next)->timer.cancel();
    }
};

/// How far an exchange came; decides what its failure means.
struct progress {
    bool sent = false;      ///< at least one byte of the request went out
    bool answered = false;  ///< at least one byte of the answer came in
    bool expired = false;   ///< the deadline passed
    bool reused = false;    ///< on a kept connection
};

base::refusal failure_of(const progress& state, method verb, std::string_view origin, std::string_view what) {
    auto detail = fmt::format("{}: {}.", origin, what);
    if (state.sent && !is_safe_method(verb)) return errors::outcome_unknown(std::move(detail));
    if (state.expired) return errors::upstream_timeout(std::move(detail));
    if (!state.sent) return errors::upstream_unreachable(std::move(detail));
    return errors::upstream_fault(std::move(detail));
}

}  // namespace

struct client::implementation : std::enable_shared_from_this<client::implementation> {
    implementation(asio::any_io_executor on, const client_options& with) : executor(std::move(on)), options(with), evictions(executor) {}

    asio::any_io_executor executor;
    client_options options;
    asio::steady_timer evictions;
    bool evicting = false;
    std::unordered_map<std::string, pool> pools;

    base::task<base::result<response>> exchange(const std::string& name, const origin& to, const request& request, base::deadline deadline);
    base::task<base::result<std::unique_ptr<link>>> take(const std::string& name, const origin& to, method verb, base::deadline deadline,
                                                         progress& state);
    base::task<bool> wait_for_room(pool& from, base::deadline until);
    static base::task<std::tuple<error_code, tcp::resolver::results_type>> resolve(tcp::resolver& resolver, const origin& to);
    base::task<error_code> connect(link& line, const origin& to, base::deadline until);
    base::task<std::optional<response>> talk(link& line, const origin& to, const request& request, base::deadline deadline, progress& state,
                                             bool& keep);
    base::task<std::optional<response>> read(link& line, method verb, progress& state, bool& keep);
    void give_back(const std::string& name, std::unique_ptr<link> line, bool keep);
    void forget(pool& from);
    void evict_later();
    void evict(const error_code& failure);
};

namespace {

/// Closes a link when the time is over; must not outlive the link.
class watchdog {
public:
    watchdog(link& line, base::deadline until) : timer_(line.socket.get_executor(), until), state_(std::make_shared<state>(&line)) {
        timer_.async_wait([watched = state_](const error_code& failure) {
            if (failure || watched->line == nullptr) return;
            watched->expired = true;
            watched->line->close();
        });
    }
    watchdog(const watchdog&) = delete;
    watchdog& operator=(const watchdog&) = delete;
    ~watchdog() { state_->line = nullptr; }
    [[nodiscard]] bool expired() const { return state_->expired; }

private:
    struct state {
        explicit state(link* watched) : line(watched) {}
        link* line;
        bool expired = false;
    };
    asio::steady_timer timer_;
    std::shared_ptr<state> state_;
};

response to_response(const beast::http::response_header<>& head, bool to_head_request) {
    response answer;
    answer.status = static_cast<int>(head.result_int());
    for (const auto& field : head) {
        const std::string_view name(field.name_string().data(), field.name_string().size());
        const bool told_length = to_head_request && equal_without_case(name, "Content-Length");
        if (is_of_the_connection(name) && !told_length) continue;
        answer.headers.add(std::string(name), std::string(field.value().data(), field.value().size()));
    }
    return answer;
}

}  // namespace

client::client(asio::any_io_executor executor, client_options options)
    : implementation_(std::make_shared<implementation>(std::move(executor), options)) {}

client::~client() { close(); }

void client::close() {
    auto& self = *implementation_;
    self.evictions.cancel();
    for (auto& [name, from] : self.pools) {
        from.open -= from.idle.size();
        from.idle.clear();
    }
}

base::task<base::result<response>> client::send(std::string origin, request request, base::deadline deadline) {
    const auto self = implementation_;
    const auto to = parse_origin(origin);
    if (!to) co_return errors::upstream_unreachable(fmt::format("{} is no http origin.", origin));
    if (!can_be_written(request)) co_return errors::upstream_unreachable("The request cannot be written as HTTP/1.1.");
    co_return co_await self->exchange(origin, *to, request, deadline);
}

base::task<base::result<response>> client::implementation::exchange(const std::string& name, const origin& to, const request& request,
                                                                    base::deadline deadline) {
    for (;;) {
        progress state;
        auto line = co_await take(name, to, request.verb, deadline, state);
        if (!line) co_return base::refusal(std::move(line.error()));
        bool keep = false;
        auto answer = co_await talk(**line, to, request, deadline, state, keep);
        give_back(name, *std::move(line), keep);
        if (answer) co_return *std::move(answer);
        // The other side closed a kept connection while we took it: nobody has read the request, or reading it twice is harmless.
        const bool stale = state.reused && !state.answered && !state.expired;
        if (stale && (!state.sent || is_safe_method(request.verb))) continue;
        co_return failure_of(state, request.verb, name, state.expired ? "no whole answer before the deadline" : "the connection was lost");
    }
}

base::task<base::result<std::unique_ptr<link>>> client::implementation::take(const std::string& name, const origin& to, method verb,
                                                                             base::deadline deadline, progress& state) {
    auto& from = pools[name];
    const auto connect_until = std::min(deadline, steady::now() + options.connect_max);
    for (;;) {
        while (!from.idle.empty()) {
            auto line = std::move(from.idle.back());
            from.idle.pop_back();
            if (line->quiet()) {
                state.reused = true;
                co_return line;
            }
            forget(from);
        }
        if (from.open < options.connections_per_origin_max) break;
        if (!co_await wait_for_room(from, connect_until)) {
            state.expired = steady::now() >= deadline;
            co_return failure_of(state, verb, name, "no connection is free");
        }
    }
    ++from.open;
    auto line = std::make_unique<link>(executor);
    const auto failure = co_await connect(*line, to, connect_until);
    if (!failure) co_return line;
    forget(from);
    state.expired = steady::now() >= deadline;
    co_return failure_of(state, verb, name, failure.message());
}

base::task<bool> client::implementation::wait_for_room(pool& from, base::deadline until) {
    waiter self{asio::steady_timer(executor, until)};
    const auto place = from.waiting.insert(from.waiting.end(), &self);
    co_await self.timer.async_wait(as_result);
    from.waiting.erase(place);
    co_return self.woken;
}

base::task<std::tuple<error_code, tcp::resolver::results_type>> client::implementation::resolve(tcp::resolver& resolver, const origin& to) {
    error_code is_a_name;
    const auto address = asio::ip::make_address(to.host, is_a_name);
    if (is_a_name) co_return co_await resolver.async_resolve(to.host, to.port, as_result);
    const tcp::endpoint endpoint(address, static_cast<std::uint16_t>(std::stoul(to.port)));
    co_return std::tuple(error_code(), tcp::resolver::results_type::create(endpoint, to.host, to.port));
}

base::task<error_code> client::implementation::connect(link& line, const origin& to, base::deadline until) {
    if (steady::now() >= until) co_return asio::error::timed_out;
    tcp::resolver resolver(executor);
    asio::steady_timer timer(executor, until);
    // Set by whichever comes first, the end of the time or of this coroutine: a handler on its way may outlive both references.
    const auto over = std::make_shared<bool>(false);
    timer.async_wait([over, &resolver, &line](const error_code& failure) {
        if (failure || std::exchange(*over, true)) return;
        resolver.cancel();
        line.close();
    });
    auto [failure, addresses] = co_await resolve(resolver, to);
    if (!failure && !*over) {
        const auto [refused, chosen] = co_await asio::async_connect(line.socket, addresses, as_result);
        failure = refused;
    }
    if (std::exchange(*over, true)) co_return asio::error::timed_out;
    if (!failure) line.socket.set_option(tcp::no_delay(true), failure);
    co_return failure;
}

base::task<std::optional<response>> client::implementation::talk(link& line, const origin& to, const request& request,
                                                                 base::deadline deadline, progress& state, bool& keep) {
    if (steady::now() >= deadline) {
        state.expired = true;
        co_return std::nullopt;
    }
    const watchdog guard(line, deadline);
    const auto head = head_of(request, to);
    const std::array parts{asio::buffer(head), asio::buffer(request.body)};
    const auto [failure, count] = co_await asio::async_write(line.socket, parts, as_result);
    state.sent = count > 0;
    std::optional<response> answer;
    if (!failure) answer = co_await read(line, request.verb, state, keep);
    state.expired = !answer && guard.expired();
    co_return answer;
}

base::task<std::optional<response>> client::implementation::read(link& line, method verb, progress& state, bool& keep) {
    for (std::size_t i = 0; i < informational_answers_max; ++i) {
        answer_parser parser;
        parser.header_limit(static_cast<std::uint32_t>(options.header_bytes_max));
        parser.body_limit(options.body_bytes_max);
        parser.skip(verb == method::head);
        const auto [broken, count] = co_await beast::http::async_read_header(line.socket, line.buffer, parser, as_result);
        state.answered = state.answered || count > 0 || line.buffer.size() > 0;
        if (broken) co_return std::nullopt;
        if (parser.get().result_int() < 200) continue;  // RFC 9110 §15.2: informational answers come before the one that counts
        // Copied before the body is read, so that trailers do not become fields.
        auto answer = to_response(parser.get().base(), verb == method::head);
        keep = parser.keep_alive();
        if (!parser.is_done()) {
            const auto [cut, bytes] = co_await beast::http::async_read(line.socket, line.buffer, parser, as_result);
            if (cut) {
                keep = false;
                co_return std::nullopt;
            }
        }
        answer.body = std::move(parser.get().body());
        keep = keep && !parser.need_eof() && line.buffer.size() == 0;
        co_return answer;
    }
    co_return std::nullopt;
}

void client::implementation::give_back(const std::string& name, std::unique_ptr<link> line, bool keep) {
    auto& from = pools.at(name);
    if (!keep || !line->socket.is_open() || from.idle.size() >= options.idle_connections_per_origin_max) return forget(from);
    line->idle_since = steady::now();
    from.idle.push_back(std::move(line));
    from.wake_one();
    evict_later();
}

/// A link of this pool is gone: there is room for whoever waits longest.
void client::implementation::forget(pool& from) {
    --from.open;
    from.wake_one();
    evict_later();
}

void client::implementation::evict_later() {
    if (std::exchange(evicting, true)) return;
    evictions.expires_after(options.idle_max / 2);
    evictions.async_wait([weak = weak_from_this()](const error_code& failure) {
        if (const auto self = weak.lock()) self->evict(failure);
    });
}

void client::implementation::evict(const error_code& failure) {
    evicting = false;
    if (failure) return;
    const auto oldest = steady::now() - options.idle_max;
    evicting = true;  // so that `forget` does not start the timer once more
    for (auto& [name, from] : pools) {
        while (!from.idle.empty() && from.idle.front()->idle_since <= oldest) {
            from.idle.pop_front();
            forget(from);
        }
    }
    evicting = false;
    std::erase_if(pools, [](const auto& entry) { return entry.second.open == 0 && entry.second.waiting.empty(); });
    if (!pools.empty()) evict_later();
}

}  // namespace chuanpin::http
