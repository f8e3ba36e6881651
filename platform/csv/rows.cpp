#include "platform/csv/rows.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace chuanpin::csv {

std::string text_place(std::size_t row, std::string_view column) {
    std::string place = row == 0 ? std::string("header") : fmt::format("row {}", row);
    if (!column.empty()) place += fmt::format(", column '{}'", column);
    return place;
}

std::string header_fault(const std::vector<std::string>& names, std::span<const std::string_view> columns) {
    std::string what;
    for (const auto& each : columns) {
        const auto times = std::ranges::count(names, each);
        if (times == 0) what += fmt::format(" '{}' is missing.", each);
        if (times > 1) what += fmt::format(" '{}' stands {} times.", each, times);
    }
    return fmt::format("The header must be exactly: {}.{}", fmt::join(columns, ","), what);
}

void fault_list::add(std::size_t row, std::string_view column, std::string code, std::string detail) {
    add_at(name_place_ ? name_place_(row, column) : text_place(row, column), std::move(code), std::move(detail));
}

void fault_list::add_at(std::string place, std::string code, std::string detail) {
    if (full()) return;
    faults_.push_back({std::move(place), std::move(code), std::move(detail)});
}

}  // namespace chuanpin::csv
