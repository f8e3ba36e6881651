// Several connections, each in a thread of its own, do the same for so many seconds.
#pragma once

#include <atomic>
#include <barrier>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "platform/mysql/session.hpp"

namespace chuanpin::bench {

struct load {
    std::string socket;
    std::string schema;
    std::size_t connections = 1;
    double seconds = 1;
};

/// Dozens of connections want the same rows, each after the other.
constexpr std::chrono::seconds waiting_max{120};

inline mysql::session connect(const load& how) {
    mysql::address where;
    where.socket = how.socket;
    where.user = "root";
    where.read_max = waiting_max;
    return {where, how.schema};
}

/// `prepare` is called once for each connection and answers what is to be done again and again; that answers how many orders it
/// placed. All begin together.
template <class Prepare>
double per_second(const load& how, Prepare prepare) {
    mysql::initialise_driver();
    std::atomic<std::size_t> placed{0};
    std::barrier ready(static_cast<std::ptrdiff_t>(how.connections));
    std::atomic<double> longest{0};
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < how.connections; ++i) {
        threads.emplace_back([&] {
            try {
                auto connection = connect(how);
                connection.execute("SET SESSION innodb_lock_wait_timeout = ?", {std::int64_t{waiting_max.count()}});
                auto work = prepare(connection);
                ready.arrive_and_wait();
                const auto began = std::chrono::steady_clock::now();
                const auto elapsed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(); };
                while (elapsed() < how.seconds) placed += work();
                double known = longest;
                for (const auto mine = elapsed(); known < mine && !longest.compare_exchange_weak(known, mine);) {
                }
            } catch (const std::exception& fault) {
                std::cerr << fault.what() << "\n";
                std::quick_exit(1);
            }
        });
    }
    threads.clear();
    return static_cast<double>(placed) / longest;
}

}  // namespace chuanpin::bench
