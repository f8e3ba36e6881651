// What the gate costs: one head as a browser sends it, read again and again, from its bytes to the request that a handler gets.
//
// usage: gate_cost [ROUNDS]      prints "gate_ns request_ns beast_ns": reading the head, the same and copying it into a request, and
// what Beast's parser takes for these bytes
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "platform/http/incoming.hpp"

namespace {

using namespace chuanpin;
namespace beast = boost::beast;

const std::string head_bytes =
    "GET /v1/products/prd_01JD0000000000000000000000?language=zh HTTP/1.1\r\n"
    "Host: shop.example.org\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n"
    "Accept: application/json\r\n"
    "Accept-Language: zh-CN,zh;q=0.8,en;q=0.5\r\n"
    "Accept-Encoding: gzip, deflate, br\r\n"
    "X-Forwarded-For: 203.0.113.9\r\n"
    "Cookie: __Host-sid=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"
    "Connection: keep-alive\r\n"
    "\r\n";

/// Nanoseconds that `work` takes, over so many times. `work` answers a number so that nothing of it may be left out.
template <class Work>
double nanoseconds(std::size_t rounds, const Work& work) {
    std::size_t sum = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < rounds; ++i) sum += work();
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
    if (sum == 0) std::abort();
    return took.count() / static_cast<double>(rounds);
}

std::size_t parse_with_beast() {
    beast::http::request_parser<beast::http::empty_body> parser;
    boost::system::error_code failure;
    return parser.put(boost::asio::buffer(head_bytes), failure);
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t rounds = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
    const http::proxy_trust trust{http::loopback_networks()};
    const http::peer_facts peer{"127.0.0.1", "http", true};
    http::request_head head;
    const auto gate = nanoseconds(rounds, [&] {
        if (!http::read_head(head_bytes, {}, head)) std::abort();
        return head.fields.size();
    });
    const auto request = nanoseconds(rounds, [&] {
        if (!http::read_head(head_bytes, {}, head)) std::abort();
        return http::make_request(head, peer, trust).client_address.size();
    });
    std::cout << gate << ' ' << request << ' ' << nanoseconds(rounds, parse_with_beast) << '\n';
}
