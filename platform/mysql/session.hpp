// One connection, owned by one worker thread. The only door to Connector/C++ (cppconn); its traps are closed in session.cpp.
//
// Closed traps of Connector/C++ 1.1.12: commit(), rollback() and setAutoCommit() swallow errors, so they are never called and
// COMMIT goes as SQL; every connect forces REPEATABLE READ, so READ COMMITTED is set after it; OPT_RECONNECT stays off.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/time.hpp"
#include "platform/mysql/sql_error.hpp"
#include "platform/mysql/value.hpp"

namespace chuanpin::mysql {

/// Where the database is. Either a Unix socket, or host and port.
struct address {
    std::string socket;
    std::string host;
    unsigned port = 3306;
    std::string user;
    std::string password;
    std::chrono::milliseconds connect_max{3'000};
    std::chrono::milliseconds read_max{30'000};  ///< a silent server is given up after this long (OPT_READ_TIMEOUT, whole seconds)
};

/// Call once in main before any thread starts: the driver's registry races at first use. Idempotent.
void initialise_driver();

/// Not thread-safe: used by the thread that owns it.
/// Where the server rolled the whole transaction back (1213, 1020), every further statement but ROLLBACK and START TRANSACTION
/// throws that error again, so that a caller who swallowed it cannot go on outside the transaction.
class session {
public:
    /// Connects (serialised over the process) and selects `schema` (empty: none); throws sql_error.
    session(const address& where, const std::string& schema);
    ~session();

    /// A statement that returns rows. Throws std::logic_error where the number of `?` and of parameters differ.
    row_set query(std::string_view statement, const parameters& values = {});
    /// A statement that returns none; answers the number of rows it changed.
    std::uint64_t execute(std::string_view statement, const parameters& values = {});
    /// Replaces the one "VALUES ?" (or "IN ?") of the statement by a list of rows, each in parentheses; `rows` must not be empty.
    /// "INSERT INTO t (a, b) VALUES ?"  →  "… VALUES (1, x'6162'), (2, x'63')";   "… WHERE id IN ?" → "IN (1, 2)" with rows of one.
    std::uint64_t execute_rows(std::string_view statement, const std::vector<parameters>& rows, const parameters& after = {});
    row_set query_rows(std::string_view statement, const std::vector<parameters>& rows, const parameters& after = {});
    [[nodiscard]] std::uint64_t last_insert_id();

    /// max_statement_time for what follows, from the deadline; throws sql_error (a statement timeout) where it has passed.
    void set_deadline(base::deadline until);

    /// Sends the statement as it is, without parameters: migrations, whose comments may hold anything.
    std::uint64_t execute_as_is(const std::string& statement);

    /// Closes the connection and opens it anew; throws sql_error. What the old one had open is rolled back by the server.
    void reopen();
    /// Not to be used again: the pool drops it (a ROLLBACK that failed).
    void discard();

    /// Statements sent since the session was opened, COMMIT and SET included.
    [[nodiscard]] std::uint64_t statements_sent() const;
    /// False once an error broke the connection; the pool then opens another.
    [[nodiscard]] bool usable() const;

private:
    struct implementation;
    std::unique_ptr<implementation> implementation_;
};

}  // namespace chuanpin::mysql
