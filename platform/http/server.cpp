#include "platform/http/server.hpp"

#include <system_error>
#include <unordered_set>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/http/connection.hpp"

namespace chuanpin::http {

namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using steady = std::chrono::steady_clock;
using error_code = boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// One timer for all connections costs nothing per request; deadlines are met this exactly.
constexpr std::chrono::milliseconds sweep_interval{50};
constexpr std::chrono::milliseconds accept_pause{100};
/// What connections that were closed by force get to end in.
constexpr std::chrono::milliseconds closing_max{1'000};

/// Lists a connection for as long as it lives, however it ends.
class registration {
public:
    registration(std::unordered_set<connection*>& all, connection& one) : all_(all), one_(one) { all_.insert(&one_); }
    ~registration() { all_.erase(&one_); }
    registration(const registration&) = delete;
    registration& operator=(const registration&) = delete;

private:
    std::unordered_set<connection*>& all_;
    connection& one_;
};

}  // namespace

struct server::implementation : std::enable_shared_from_this<server::implementation> {
    implementation(const asio::any_io_executor& executor, const server_options& options, responder& answer, const base::clock& clock,
                   base::random_source& random, base::logger& log, base::metrics& metrics)
        : shared{options.limits, answer, clock, log, buffered_random(random)},
          acceptor(executor),
          drained(executor, steady::time_point::max()),
          open_count(metrics.make_gauge("chuanpin_http_connections", "Open connections", {})),
          refused_count(
              metrics.make_counter("chuanpin_http_connections_refused_total", "Connections closed because there were too many", {})) {}

    connection_environment shared;
    tcp::acceptor acceptor;
    asio::steady_timer drained;  ///< cancelled when the last connection ends
    std::unordered_set<connection*> connections;
    base::gauge& open_count;
    base::counter& refused_count;

    void bind(const server_options& options);
    base::task<void> accept();
    base::task<void> serve(tcp::socket socket);
    base::task<void> sweep();
    base::task<void> pause(std::chrono::milliseconds time);
    base::task<void> wait_until_drained(std::chrono::milliseconds time_max);
};

void server::implementation::bind(const server_options& options) {
    try {
        const tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
        acceptor.open(endpoint.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(endpoint);
        acceptor.listen();
    } catch (const boost::system::system_error& failure) {
        throw std::system_error(failure.code(), fmt::format("cannot listen on {}:{}", options.address, options.port));
    }
}

base::task<void> server::implementation::accept() {
    while (acceptor.is_open()) {
        auto [failure, socket] = co_await acceptor.async_accept(as_result);
        if (!acceptor.is_open()) break;
        if (failure) {
            // Mostly no descriptors left (EMFILE): trying again at once would only spin.
            shared.log.write(base::log_level::warning, "http.accept-failed", {{"message", failure.message()}});
            co_await pause(accept_pause);
        } else if (connections.size() >= shared.limits.connections_max) {
            refused_count.add();
        } else {
            asio::co_spawn(acceptor.get_executor(), serve(std::move(socket)), asio::detached);
        }
    }
}

base::task<void> server::implementation::serve(tcp::socket socket) {
    const auto self = shared_from_this();
    const auto served = make_connection(std::move(socket), shared);
    open_count.set(static_cast<double>(connections.size() + 1));
    try {
        const registration listed(connections, *served);
        co_await served->run();
    } catch (const std::exception& exception) {
        shared.log.write(base::log_level::error, "http.connection-lost", {{"message", std::string_view(exception.what())}});
    }
    open_count.set(static_cast<double>(connections.size()));
    if (connections.empty()) drained.cancel();
}

base::task<void> server::implementation::sweep() {
    while (acceptor.is_open() || !connections.empty()) {
        co_await pause(sweep_interval);
        const auto now = steady::now();
        for (auto* each : connections) each->check_deadline(now);
    }
}

base::task<void> server::implementation::pause(std::chrono::milliseconds time) {
    asio::steady_timer timer(acceptor.get_executor(), time);
    co_await timer.async_wait(as_result);
}

base::task<void> server::implementation::wait_until_drained(std::chrono::milliseconds time_max) {
    if (connections.empty()) co_return;
    drained.expires_after(time_max);
    co_await drained.async_wait(as_result);
}

server::server(asio::any_io_executor executor, const server_options& options, responder& answer, const base::clock& clock,
               base::random_source& random, base::logger& log, base::metrics& metrics)
    : implementation_(std::make_shared<implementation>(executor, options, answer, clock, random, log, metrics)) {
    implementation_->bind(options);
}

server::~server() {
    error_code ignored;  // it may have been closed by stop
    implementation_->acceptor.close(ignored);
}

std::uint16_t server::port() const { return implementation_->acceptor.local_endpoint().port(); }

void server::start() {
    // The coroutines hold the implementation: the server object may go while the last of them ends.
    const auto keep = [](std::shared_ptr<implementation> self, auto work) -> base::task<void> { co_await ((*self).*work)(); };
    const auto executor = implementation_->acceptor.get_executor();
    asio::co_spawn(executor, keep(implementation_, &implementation::accept), asio::detached);
    asio::co_spawn(executor, keep(implementation_, &implementation::sweep), asio::detached);
}

base::task<void> server::stop(std::chrono::milliseconds grace) {
    const auto self = implementation_;
    self->shared.stopping = true;
    error_code ignored;  // a second stop finds it closed
    self->acceptor.close(ignored);
    for (auto* each : self->connections) {
        if (each->idle()) each->close();
    }
    co_await self->wait_until_drained(grace);
    for (auto* each : self->connections) each->close();
    co_await self->wait_until_drained(closing_max);
}

}  // namespace chuanpin::http
