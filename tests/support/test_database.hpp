// A private MariaDB on a Unix socket, ready in about a second, gone with the test. What it committed survives its SIGKILL,
// but not a crash of the machine: it never waits for the disk.
#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/mysql/migrator.hpp"
#include "platform/mysql/session.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/temporary_directory.hpp"

namespace chuanpin::tests {

/// One server with its own data directory. Most tests share test_database::instance(); those that kill theirs make one.
class database_server {
public:
    /// Starts it; `extra` are further options of mariadbd ("--innodb-snapshot-isolation=ON").
    explicit database_server(std::vector<std::string> extra = {});
    ~database_server();

    [[nodiscard]] mysql::address where() const;
    [[nodiscard]] pid_t id() const;
    /// SIGKILL, as in a crash.
    void kill();
    /// Starts it again on the same data; waits until it answers.
    void start();
    void pause();   ///< SIGSTOP
    void resume();  ///< SIGCONT

private:
    void wait_until_ready();

    temporary_directory directory_;
    std::vector<std::string> extra_;
    std::unique_ptr<child_process> process_;
};

class test_database {
public:
    /// The one server of this test binary, started by the first call.
    static test_database& instance();

    [[nodiscard]] mysql::address where() const { return server_.where(); }
    /// A new schema with these migrations; its name is `name` and a number. Never dropped: the server goes with the test.
    std::string make_schema(std::string_view name, std::span<const mysql::migration> migrations = {});
    /// Takes every row out of every table (but the record of migrations), for suites that share a schema between cases.
    void empty(const std::string& schema);
    /// A session of the test's own on that schema.
    [[nodiscard]] mysql::session open(const std::string& schema) const;

private:
    database_server server_;
    std::atomic<int> schemas_{0};
};

}  // namespace chuanpin::tests
