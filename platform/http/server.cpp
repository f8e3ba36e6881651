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
#include "platform/http/connection_quota.hpp"
#include "platform/http/tls.hpp"

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

/// Lists and counts a connection for as long as it lives, however it ends.
class registration {
public:
    registration(std::unordered_set<connection*>& all, connection& one, connection_quota& quota, const ip_address& peer)
        : all_(all), one_(one), quota_(quota), peer_(peer) {
        all_.insert(&one_);
    }
    ~registration() {
        all_.erase(&one_);
        quota_.release(peer_);
    }
    registration(const registration&) = delete;
    registration& operator=(const registration&) = delete;

private:
    std::unordered_set<connection*>& all_;
    connection& one_;
    connection_quota& quota_;
    ip_address peer_;
};

/// Whose connections count for all whom they serve: this machine's and those of proxies.
std::vector<network> uncounted_of(const server_options& options) {
    auto networks = options.uncounted;
    networks.insert(networks.end(), options.trust.proxies.begin(), options.trust.proxies.end());
    return networks;
}

ip_address address_of(const tcp::endpoint& peer) {
    if (peer.address().is_v4()) return make_address(peer.address().to_v4().to_bytes());
    return make_address(peer.address().to_v6().to_bytes());
}

base::counter& refused_connections(base::metrics& metrics, std::string reason) {
    return metrics.make_counter("chuanpin_http_connections_refused_total", "Connections closed because there were too many",
                                {{"of", std::move(reason)}});
}

std::shared_ptr<tls_context> certificate_of(const server_options& options) {
    if (options.certificate.certificate.empty()) return nullptr;
    auto loaded = load_certificate(options.certificate);
    if (!loaded) throw std::runtime_error(loaded.error());
    return *std::move(loaded);
}

}  // namespace

struct server::implementation : std::enable_shared_from_this<server::implementation> {
    implementation(const asio::any_io_executor& executor, const server_options& given, responder& answer, const base::clock& clock,
                   base::random_source& random, base::logger& log, base::metrics& metrics)
        : options(given),
          shared{options, answer, clock, log, metrics, buffered_random(random), certificate_of(options)},
          quota(options.limits.connections_per_address_max, uncounted_of(options)),
          acceptor(executor),
          drained(executor, steady::time_point::max()),
          open_count(metrics.make_gauge("chuanpin_http_connections", "Open connections", {})),
          refused_count(refused_connections(metrics, "server")),
          refused_by_address_count(refused_connections(metrics, "address")) {}

    const server_options options;
    connection_environment shared;
    connection_quota quota;
    tcp::acceptor acceptor;
    asio::steady_timer drained;  ///< cancelled when the last connection ends
    std::unordered_set<connection*> connections;
    base::gauge& open_count;
    base::counter& refused_count;
    base::counter& refused_by_address_count;

    void bind();
    base::task<void> accept();
    void admit(tcp::socket socket);
    base::task<void> serve(tcp::socket socket, ip_address peer);
    base::task<void> sweep();
    base::task<void> pause(std::chrono::milliseconds time);
    base::task<void> wait_until_drained(std::chrono::milliseconds time_max);
};

void server::implementation::bind() {
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
        } else {
            admit(std::move(socket));
        }
    }
}

/// A connection too many is closed without a word: an answer would cost what the limit is there to save.
void server::implementation::admit(tcp::socket socket) {
    error_code failure;
    const auto endpoint = socket.remote_endpoint(failure);
    if (failure) return;  // gone before it was accepted
    const auto peer = address_of(endpoint);
    if (connections.size() >= options.limits.connections_max)
        refused_count.add();
    else if (!quota.admit(peer))
        refused_by_address_count.add();
    else
        asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), peer), asio::detached);
}

base::task<void> server::implementation::serve(tcp::socket socket, ip_address peer) {
    const auto self = shared_from_this();
    const auto served = make_connection(std::move(socket), peer, shared);
    open_count.set(static_cast<double>(connections.size() + 1));
    try {
        const registration listed(connections, *served, quota, peer);
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
    implementation_->bind();
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

void server::reload_certificate() {
    auto& shared = implementation_->shared;
    if (!shared.tls) return;
    const auto& files = implementation_->options.certificate;
    if (auto loaded = load_certificate(files)) {
        shared.tls = *std::move(loaded);
        shared.log.write(base::log_level::information, "http.certificate-loaded", {{"file", files.certificate}});
    } else {
        shared.log.write(base::log_level::error, "http.certificate-refused", {{"file", files.certificate}, {"message", loaded.error()}});
    }
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
