// Waiting until a transaction of a private MariaDB waits for another one's lock.
#pragma once

#include <chrono>
#include <thread>

#include "platform/mysql/session.hpp"

namespace chuanpin::tests {

/// Until somebody waits for a lock; answers whether somebody did. What the server says of it is renewed where nobody asked for 100 ms.
inline bool somebody_waits(mysql::session& watching) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (std::chrono::steady_clock::now() < end) {
        auto rows = watching.query("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'");
        if (rows.next() && rows.integer(0) > 0) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
    }
    return false;
}

}  // namespace chuanpin::tests
