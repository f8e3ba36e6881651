// The checks that rows of several lists need, each fault by row and column.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "platform/base/encoding.hpp"
#include "platform/base/time.hpp"
#include "platform/csv/reader.hpp"

namespace chuanpin::catalog::commands {

class row_checker {
public:
    row_checker(const csv::row& row, std::span<const std::string_view> columns, csv::fault_list& faults)
        : row_(row), columns_(columns), faults_(faults) {}

    void refuse(std::size_t column, std::string code, std::string detail) const {
        faults_.add(row_.number, columns_[column], std::move(code), std::move(detail));
    }
    [[nodiscard]] const std::string& field(std::size_t column) const { return row_.fields[column]; }
    [[nodiscard]] std::string text(std::size_t column, std::size_t length_max) const {
        const auto& found = field(column);
        if (found.empty() || base::length_in_code_points(found) > length_max)
            refuse(column, "out-of-range", "1 to " + std::to_string(length_max) + " characters.");
        return found;
    }
    [[nodiscard]] bool flag(std::size_t column) const {
        const auto& found = field(column);
        if (found != "0" && found != "1") refuse(column, "invalid-format", "0 or 1.");
        return found == "1";
    }
    [[nodiscard]] base::business_date date(std::size_t column) const {
        const auto day = base::parse_date(field(column));
        if (!day) refuse(column, "invalid-format", "A day as YYYY-MM-DD.");
        return day.value_or(base::business_date{});
    }
    /// Empty where the field is.
    [[nodiscard]] std::optional<base::business_date> optional_date(std::size_t column) const {
        if (field(column).empty()) return std::nullopt;
        return date(column);
    }

private:
    const csv::row& row_;
    std::span<const std::string_view> columns_;
    csv::fault_list& faults_;
};

}  // namespace chuanpin::catalog::commands
