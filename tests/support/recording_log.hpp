// A logger that keeps its lines, so that a test can ask what was said. Thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "platform/base/log.hpp"

namespace chuanpin::tests {

struct log_line {
    base::log_level level{};
    std::string event;
    std::map<std::string, std::string> fields;  ///< numbers in decimal, booleans as "true" and "false"
};

class recording_log final : public base::logger {
public:
    void write(base::log_level level, std::string_view event, std::initializer_list<base::log_field> fields) override {
        log_line line{level, std::string(event), {}};
        for (const auto& field : fields) line.fields[std::string(field.name)] = to_text(field);
        const std::lock_guard guard(mutex_);
        lines_.push_back(std::move(line));
    }

    [[nodiscard]] std::vector<log_line> lines() const {
        const std::lock_guard guard(mutex_);
        return lines_;
    }
    [[nodiscard]] std::size_t count(std::string_view event) const {
        const std::lock_guard guard(mutex_);
        return static_cast<std::size_t>(std::ranges::count(lines_, event, &log_line::event));
    }
    void clear() {
        const std::lock_guard guard(mutex_);
        lines_.clear();
    }

private:
    static std::string to_text(const base::log_field& field) {
        if (const auto* text = std::get_if<std::string_view>(&field.value)) return std::string(*text);
        if (const auto* number = std::get_if<std::int64_t>(&field.value)) return std::to_string(*number);
        return std::get<bool>(field.value) ? "true" : "false";
    }

    mutable std::mutex mutex_;
    std::vector<log_line> lines_;
};

}  // namespace chuanpin::tests
