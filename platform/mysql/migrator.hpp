// Schema versions: forward only, one DDL statement each, checksummed, under one lock per schema.
//
// Files are <service>/migrations/0001_name.sql, embedded at build time; only `chuanpin migrate` (and tests) run them, and
// `serve` refuses a schema of another version.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/mysql/session.hpp"

namespace chuanpin::mysql {

struct migration {
    std::string_view component;  ///< what the number counts within: "orders", "journal", "receipt"
    unsigned number = 0;         ///< 1, 2, 3, … without gaps within the component
    std::string_view name;       ///< "create_stock"
    std::string_view statement;  ///< one statement
};

/// Where a schema stands. `fault` is empty where it fits the program.
struct schema_state {
    std::size_t applied = 0;
    std::size_t known = 0;
    std::string
        fault;  ///< "orders is at 3, this program needs 5: run `chuanpin migrate`", "migration 2 was changed after it was applied", …
};

/// Creates the schema where it is missing and applies what is new, in the order of the list; answers the names applied. A second process
/// waits for the lock. Throws sql_error, or std::runtime_error where an applied migration was changed or removed.
std::vector<std::string> migrate(const address& where, const std::string& schema, std::span<const migration> migrations);

[[nodiscard]] schema_state inspect(const address& where, const std::string& schema, std::span<const migration> migrations);

}  // namespace chuanpin::mysql
