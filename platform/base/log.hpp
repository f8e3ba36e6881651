// Logging as an interface. Lines are JSON objects, one a line; platform/runtime writes them with spdlog.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace chuanpin::base {

enum class log_level { debug, information, warning, error };

/// One member of a log line. Values are never secrets: tokens, keys, passwords and whole bodies do not enter a log.
struct log_field {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, bool> value;
};

/// Thread-safe, never throws, never blocks on the receiver of the lines.
class logger {
public:
    virtual ~logger() = default;
    /// `event` is a stable name ("http.request", "mysql.retry"); the words for people go into a field "message".
    virtual void write(log_level level, std::string_view event, std::initializer_list<log_field> fields) = 0;
};

}  // namespace chuanpin::base
