// The only header that includes Connector/C++; only the .cpp files of this folder include it.
#pragma once

#include <memory>

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>

#include "platform/mysql/session.hpp"

namespace chuanpin::mysql {

/// A connection in the state that design and contracts promise (driver.cpp); throws sql_error.
[[nodiscard]] std::unique_ptr<sql::Connection> open_connection(const address& where, const std::string& schema);

/// The connector's per-thread state; one on each thread that uses sessions.
class thread_guard {
public:
    thread_guard();
    ~thread_guard();
    thread_guard(const thread_guard&) = delete;
    thread_guard& operator=(const thread_guard&) = delete;
};

[[nodiscard]] sql_error translated(const sql::SQLException& fault);

struct row_set::implementation {
    std::unique_ptr<sql::ResultSet> rows;
};

}  // namespace chuanpin::mysql
