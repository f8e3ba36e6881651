// A whole marketplace for one test: private MariaDB and Redis, the real program as a child process, the demo accounts.
#pragma once

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/support/child_process.hpp"
#include "tests/support/http_test_client.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/test_redis.hpp"

namespace chuanpin::tests {

class marketplace {
public:
    /// Starts the servers, migrates, loads the reference data and serves; waits until it is ready.
    marketplace();

    [[nodiscard]] http_test_client client() const { return http_test_client(port_); }
    /// A client that carries the session of the first demo account of that organisation kind. `organisation` gets its id.
    http_test_client sign_in(const std::string& organisation_kind, std::string* organisation = nullptr) const;

    /// Runs a verb of the program to its end; answers its exit code and adds what it printed to `output`.
    int run(std::vector<std::string> arguments, std::string* output = nullptr, std::vector<std::string> more_environment = {}) const;
    void serve();
    [[nodiscard]] bool ready() const;
    /// Waits until /readyz answers 200 (or, with `wanted` false, anything else).
    void wait_until_ready(bool wanted = true) const;

    database_server database;
    redis_server redis;
    std::unique_ptr<child_process> process;

private:
    [[nodiscard]] std::vector<std::string> environment() const;
    void load() const;

    temporary_directory directory_;
    std::uint16_t port_;
};

/// An Idempotency-Key that no other call of this process used.
[[nodiscard]] http_fields fresh_key();

/// An offer of the demo cooperative with that much stock: what a buyer needs to order it.
struct shelf {
    std::string supplier;  ///< organisation id
    std::string product;
    std::string offer;
    std::int64_t offer_version = 1;

    /// The body of POST /v1/orders for one line.
    [[nodiscard]] std::string order(std::int64_t quantity) const;
};
[[nodiscard]] shelf stock_a_shelf(const marketplace& market, std::int64_t quantity);

}  // namespace chuanpin::tests
