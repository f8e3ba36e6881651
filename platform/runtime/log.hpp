// The log of the process: one JSON object a line, written by a thread of its own (spdlog). A server's goes to standard output,
// a command's to standard error, beside what it prints.
//
// {"time": RFC 3339 of the real clock, "level": "information", "event": "http.request", …fields}. A full queue drops its oldest lines.
#pragma once

#include <memory>
#include <string>

#include "platform/base/log.hpp"

namespace chuanpin::runtime {

enum class log_destination { standard_output, standard_error };

/// Lines below `least` are not written.
[[nodiscard]] std::unique_ptr<base::logger> make_json_log(base::log_level least, log_destination where);

/// One line without its line feed; bytes that are not UTF-8 become U+FFFD. `time` is written as it is.
[[nodiscard]] std::string json_line(std::string_view time, base::log_level level, std::string_view event,
                                    std::initializer_list<base::log_field> fields);

}  // namespace chuanpin::runtime
