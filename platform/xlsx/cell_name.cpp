#include "platform/xlsx/cell_name.hpp"

#include <algorithm>

#include "platform/base/whole_number.hpp"

namespace chuanpin::xlsx {

namespace {

constexpr std::size_t letters = 26;
constexpr std::size_t letters_max = 3;
constexpr std::size_t digits_max = 7;

}  // namespace

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / letters) name += static_cast<char>('A' + (rest - 1) % letters);
    std::ranges::reverse(name);
    return name;
}

std::string to_text(const cell_place& place) { return column_name(place.column) + std::to_string(place.row + 1); }

std::optional<cell_place> parse_cell(std::string_view text) {
    const auto is_letter = [](char each) { return each >= 'A' && each <= 'Z'; };
    const auto digits_at = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
    const auto digits = text.substr(digits_at);
    if (digits_at == 0 || digits_at > letters_max || digits.size() > digits_max) return std::nullopt;
    std::size_t column = 0;
    for (const char each : text.substr(0, digits_at)) column = column * letters + static_cast<std::size_t>(each - 'A') + 1;
    const auto row = base::parse_whole_number(digits);
    if (!row || *row < 1 || static_cast<std::size_t>(*row) > rows_of_a_sheet_max || column > columns_of_a_sheet_max) return std::nullopt;
    return cell_place{static_cast<std::size_t>(*row) - 1, column - 1};
}

}  // namespace chuanpin::xlsx
