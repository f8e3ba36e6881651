#include "platform/mysql/sql_error.hpp"

#include <algorithm>
#include <array>

namespace chuanpin::mysql {
namespace {

constexpr int duplicate_entry = 1062;
constexpr int check_failed = 4025;
constexpr int parent_row_used = 1451;
constexpr int parent_row_missing = 1452;
constexpr int lock_wait_timeout = 1205;

// Server errors after which the server has closed the connection.
constexpr std::array server_errors_that_close = {1053, 1077, 1079, 1080, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 4031};
constexpr int client_errors_from = 2000;
constexpr int client_errors_to = 2999;

// What stands between `before` and the last `quote` of the message.
std::string quoted_after(std::string_view message, std::string_view before, char quote) {
    const auto start = message.rfind(before);
    if (start == std::string_view::npos) return {};
    const auto name = message.substr(start + before.size());
    return std::string(name.substr(0, name.find(quote)));
}

std::string constraint_of(int number, std::string_view message) {
    switch (number) {
        case duplicate_entry: {
            // MySQL writes 'table.key', MariaDB 'key'.
            const auto name = quoted_after(message, "for key '", '\'');
            return name.substr(name.rfind('.') + 1);
        }
        case check_failed:
        case parent_row_used:
        case parent_row_missing:
            return quoted_after(message, "CONSTRAINT `", '`');
        default:
            return {};
    }
}

}  // namespace

sql_error::sql_error(int number, std::string state, const std::string& message)
    : std::runtime_error("SQL error " + std::to_string(number) + " (" + state + "): " + message),
      number_(number),
      constraint_(constraint_of(number, message)) {}

bool sql_error::is_duplicate() const { return number_ == duplicate_entry; }

bool sql_error::is_constraint() const {
    return number_ == duplicate_entry || number_ == check_failed || number_ == parent_row_used || number_ == parent_row_missing;
}

bool sql_error::is_retryable() const { return is_lock_timeout() || rolled_back_transaction(); }

bool sql_error::rolled_back_transaction() const { return number_ == 1213 || number_ == 1020; }

bool sql_error::is_lock_timeout() const { return number_ == lock_wait_timeout; }

bool sql_error::is_statement_timeout() const { return number_ == 1969 || number_ == 3024; }

bool sql_error::breaks_connection() const {
    const bool by_client = number_ <= 0 || (number_ >= client_errors_from && number_ <= client_errors_to);
    return by_client || std::ranges::find(server_errors_that_close, number_) != server_errors_that_close.end();
}

}  // namespace chuanpin::mysql
