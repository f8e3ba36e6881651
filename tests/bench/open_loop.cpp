// The load generator of `overload_goodput`: requests at a fixed rate, whatever becomes of those before (wrk waits for its answers, so it
// never overloads anybody). Times are counted from the moment at which a request was due.
//
// usage: open_loop PORT RATE SECONDS CONNECTIONS PATH BODY_FILE HEADER…      POSTs with an Idempotency-Key each; prints one JSON object
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include <fmt/format.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "platform/base/task.hpp"

namespace asio = boost::asio;
using chuanpin::base::task;
using steady = std::chrono::steady_clock;

namespace {

struct plan {
    unsigned short port = 0;
    double rate = 0;
    double seconds = 0;
    std::string head{};  // up to the key
    std::string tail{};  // after it, with the body
    std::string prefix{};
};

struct tally {
    std::size_t next = 0;
    std::size_t good = 0, refused = 0, other = 0, broken = 0;
    std::vector<double> good_ms, refused_ms;
};

double percentile(std::vector<double>& values, double share) {
    if (values.empty()) return 0;
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
    std::ranges::nth_element(values, place);
    return *place;
}

/// The status; reads the whole answer.
task<int> read_answer(asio::ip::tcp::socket& connection, std::string& buffer) {
    const auto head = co_await asio::async_read_until(connection, asio::dynamic_buffer(buffer), "\r\n\r\n", asio::use_awaitable);
    const auto status = std::atoi(buffer.c_str() + std::string_view("HTTP/1.1 ").size());
    auto field = buffer.find("Content-Length: ");
    if (field == std::string::npos || field > head) field = buffer.find("content-length: ");
    const auto length = field < head ? std::strtoul(buffer.c_str() + field + std::string_view("Content-Length: ").size(), nullptr, 10) : 0;
    if (buffer.size() < head + length)
        co_await asio::async_read(connection, asio::dynamic_buffer(buffer), asio::transfer_exactly(head + length - buffer.size()),
                                  asio::use_awaitable);
    buffer.erase(0, head + length);
    co_return status;
}

void count(tally& all, int status, double milliseconds) {
    if (status >= 200 && status < 300)
        ++all.good, all.good_ms.push_back(milliseconds);
    else if (status == 503)
        ++all.refused, all.refused_ms.push_back(milliseconds);
    else
        ++all.other;
}

task<void> client(const plan& how, tally& all, steady::time_point begin) {
    auto executor = co_await asio::this_coro::executor;
    asio::steady_timer timer(executor);
    asio::ip::tcp::socket connection(executor);
    std::string buffer;
    try {
        co_await connection.async_connect({asio::ip::address_v4::loopback(), how.port}, asio::use_awaitable);
        connection.set_option(asio::ip::tcp::no_delay(true));
        for (;;) {
            const auto number = all.next++;
            const auto offset = static_cast<double>(number) / how.rate;
            if (offset >= how.seconds) co_return;
            const auto due = begin + std::chrono::duration_cast<steady::duration>(std::chrono::duration<double>(offset));
            timer.expires_at(due);
            if (due > steady::now()) co_await timer.async_wait(asio::use_awaitable);
            const auto request = fmt::format("{}{}{}{}", how.head, how.prefix, number, how.tail);
            co_await asio::async_write(connection, asio::buffer(request), asio::use_awaitable);
            const auto status = co_await read_answer(connection, buffer);
            count(all, status, std::chrono::duration<double, std::milli>(steady::now() - due).count());
        }
    } catch (const boost::system::system_error&) {
        ++all.broken;
    }
}

std::string content_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 7) {
        std::cerr << "usage: open_loop PORT RATE SECONDS CONNECTIONS PATH BODY_FILE HEADER…\n";
        return 2;
    }
    const auto body = content_of(argv[6]);
    plan how{.port = static_cast<unsigned short>(std::atoi(argv[1])), .rate = std::atof(argv[2]), .seconds = std::atof(argv[3])};
    how.head = fmt::format("POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\n", argv[5]);
    for (int i = 7; i < argc; ++i) how.head += fmt::format("{}\r\n", argv[i]);
    how.head += "Idempotency-Key: ";
    how.prefix = fmt::format("open-{:x}-", std::chrono::system_clock::now().time_since_epoch().count());
    how.tail = fmt::format("\r\nContent-Length: {}\r\n\r\n{}", body.size(), body);

    asio::io_context io(1);
    tally all;
    const auto begin = steady::now() + std::chrono::milliseconds(300);
    for (int i = std::atoi(argv[4]); i > 0; --i) asio::co_spawn(io, client(how, all, begin), asio::detached);
    io.run();
    const std::chrono::duration<double> taken = steady::now() - begin;
    std::cout << fmt::format(
        R"({{"offered":{},"good":{},"refused":{},"other":{},"broken":{},"good_per_second":{:.1f},"good_p99_ms":{:.1f},"refused_p50_ms":{:.1f},"refused_p99_ms":{:.1f}}})",
        all.good + all.refused + all.other, all.good, all.refused, all.other, all.broken, static_cast<double>(all.good) / taken.count(),
        percentile(all.good_ms, 0.99), percentile(all.refused_ms, 0.5), percentile(all.refused_ms, 0.99));
    std::cout << "\n";
}
