#include "platform/http/client.hpp"

#include <algorithm>
#include <deque>
#include <list>
#include <string>
#include <unordered_map>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/http/client_link.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/outgoing.hpp"

namespace chuanpin::http {

namespace {

namespace asio = boost::asio;
using steady = std::chrono::steady_clock;

/// Somebody who waits for a connection to become free.
struct waiter {
    asio::steady_timer timer;
    bool woken = false;
};

struct pool {
    std::deque<std::unique_ptr<client_link>> idle;  ///< the newest last
    std::size_t open = 0;                           ///< idle or lent
    std::list<waiter*> waiting;                     ///< in the order in which they came

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
    base::task<base::result<std::unique_ptr<client_link>>> take(const std::string& name, const origin& to, method verb,
                                                                base::deadline deadline, progress& state);
    base::task<bool> wait_for_room(pool& from, base::deadline until);
    base::task<std::optional<response>> talk(client_link& line, const origin& to, const request& request, base::deadline deadline,
                                             progress& state, bool& keep);
    void give_back(const std::string& name, std::unique_ptr<client_link> line, bool keep);
    void forget(pool& from);
    void evict_later();
    void evict(const boost::system::error_code& failure);
};

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
    if (!to) co_return errors::upstream_unreachable(fmt::format("{} is no http or https origin.", origin));
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

base::task<base::result<std::unique_ptr<client_link>>> client::implementation::take(const std::string& name, const origin& to, method verb,
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
    auto line = std::make_unique<client_link>(executor);
    const auto failure = co_await line->connect(to, options, connect_until);
    if (failure.empty()) co_return line;
    forget(from);
    state.expired = steady::now() >= deadline;
    co_return failure_of(state, verb, name, failure);
}

base::task<bool> client::implementation::wait_for_room(pool& from, base::deadline until) {
    waiter self{asio::steady_timer(executor, until)};
    const auto place = from.waiting.insert(from.waiting.end(), &self);
    co_await self.timer.async_wait(asio::as_tuple(asio::use_awaitable));
    from.waiting.erase(place);
    co_return self.woken;
}

base::task<std::optional<response>> client::implementation::talk(client_link& line, const origin& to, const request& request,
                                                                 base::deadline deadline, progress& state, bool& keep) {
    if (steady::now() >= deadline) {
        state.expired = true;
        co_return std::nullopt;
    }
    const client_link::watchdog guard(line, deadline);
    const auto head = head_of(request, to);
    const auto sent = co_await line.write(head, request.body);
    state.sent = sent.bytes > 0;
    client_link::answered got;
    if (sent.whole) got = co_await line.read(request.verb, options);
    state.answered = got.any;
    keep = got.keep;
    state.expired = !got.whole && guard.expired();
    co_return std::move(got.whole);
}

void client::implementation::give_back(const std::string& name, std::unique_ptr<client_link> line, bool keep) {
    auto& from = pools.at(name);
    if (!keep || !line->is_open() || from.idle.size() >= options.idle_connections_per_origin_max) return forget(from);
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
    evictions.async_wait([weak = weak_from_this()](const boost::system::error_code& failure) {
        if (const auto self = weak.lock()) self->evict(failure);
    });
}

void client::implementation::evict(const boost::system::error_code& failure) {
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
