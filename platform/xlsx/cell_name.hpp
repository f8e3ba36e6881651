// Cells as a spreadsheet names them: "C17".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chuanpin::xlsx {

inline constexpr std::size_t rows_of_a_sheet_max = 1'048'576;
inline constexpr std::size_t columns_of_a_sheet_max = 16'384;

/// Both from 0.
struct cell_place {
    std::size_t row = 0;
    std::size_t column = 0;
    bool operator==(const cell_place&) const = default;
};

[[nodiscard]] std::string column_name(std::size_t column);
[[nodiscard]] std::string to_text(const cell_place& place);
/// nullopt for anything but capital letters and digits within a sheet.
[[nodiscard]] std::optional<cell_place> parse_cell(std::string_view text);

}  // namespace chuanpin::xlsx
