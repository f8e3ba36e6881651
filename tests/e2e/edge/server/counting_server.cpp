// The server of the corpus: ours, with nothing behind it but a memory of every request that reached it.
//
// Answers each request with "METHOD target" and remembers it. A second listener, where no case goes, tells what was seen:
// GET /seen answers [{"method", "target", "host", "client", "headers", "body" (hexadecimal)}, …] in the order of arrival.
//
// usage: counting_server        prints "PORT CONTROL_PORT"; ends at SIGTERM
#include <csignal>
#include <iostream>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "platform/http/server.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/seeded_random.hpp"

namespace {

using namespace chuanpin;

nlohmann::json headers_of(const http::request& request) {
    auto headers = nlohmann::json::array();
    for (const auto& [name, value] : request.headers.all()) headers.push_back({name, value});
    return headers;
}

class counting_responder final : public http::responder {
public:
    base::task<http::response> respond(http::request request) override {
        seen_.push_back({{"method", http::name_of(request.verb)},
                         {"target", request.target},
                         {"host", request.host},
                         {"client", request.client_address},
                         {"headers", headers_of(request)},
                         {"body", base::to_hex(request.body)}});
        co_return http::typed_response(std::string(http::name_of(request.verb)) + " " + request.target, "text/plain");
    }
    [[nodiscard]] std::string seen() const { return seen_.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

private:
    nlohmann::json seen_ = nlohmann::json::array();
};

class telling_responder final : public http::responder {
public:
    explicit telling_responder(const counting_responder& counted) : counted_(counted) {}
    base::task<http::response> respond(http::request) override { co_return http::json_response(counted_.seen()); }

private:
    const counting_responder& counted_;
};

}  // namespace

int main() {
    std::signal(SIGPIPE, SIG_IGN);
    boost::asio::io_context io{1};
    tests::manual_clock clock;
    tests::seeded_random random;
    tests::recording_log log;
    tests::null_metrics metrics;
    counting_responder counting;
    telling_responder telling(counting);
    const http::server_options options{.trust = {.proxies = http::loopback_networks()}};
    http::server server(io.get_executor(), options, counting, clock, random, log, metrics);
    http::server control(io.get_executor(), {}, telling, clock, random, log, metrics);
    server.start();
    control.start();
    std::cout << server.port() << ' ' << control.port() << std::endl;
    boost::asio::signal_set signals(io, SIGTERM, SIGINT);
    signals.async_wait([&io](const boost::system::error_code&, int) { io.stop(); });
    io.run();
}
