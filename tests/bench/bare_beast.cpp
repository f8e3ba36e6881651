// The comparator of `read_vs_beast`: the least that a Beast coroutine server can do, answering one file's bytes to everything.
//
// usage: bare_beast FILE PORT
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;

namespace {

asio::awaitable<void> serve(beast::tcp_stream stream, const std::string& body) {
    beast::flat_buffer buffer;
    try {
        for (;;) {
            http::request<http::string_body> request;
            stream.expires_after(std::chrono::seconds(30));
            co_await http::async_read(stream, buffer, request, asio::use_awaitable);
            http::response<http::string_body> response(http::status::ok, request.version());
            response.set(http::field::content_type, "application/json");
            response.keep_alive(request.keep_alive());
            response.body() = body;
            response.prepare_payload();
            co_await http::async_write(stream, response, asio::use_awaitable);
            if (!request.keep_alive()) break;
        }
    } catch (const boost::system::system_error&) {
        co_return;  // the client went away: that is how every connection of a load generator ends
    }
}

asio::awaitable<void> accept(tcp::acceptor acceptor, const std::string& body) {
    for (;;) {
        auto socket = co_await acceptor.async_accept(asio::use_awaitable);
        socket.set_option(tcp::no_delay(true));
        asio::co_spawn(acceptor.get_executor(), serve(beast::tcp_stream(std::move(socket)), body), asio::detached);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: bare_beast FILE PORT\n";
        return 2;
    }
    std::ifstream file(argv[1], std::ios::binary);
    const std::string body{std::istreambuf_iterator<char>(file), {}};
    asio::io_context context(1);
    const auto port = static_cast<std::uint16_t>(std::strtoul(argv[2], nullptr, 10));
    asio::co_spawn(context, accept(tcp::acceptor(context, {asio::ip::address_v4::loopback(), port}), body), asio::detached);
    context.run();
}
