// Reads a table out of an .xlsx workbook (ECMA-376) as csv::text_rows reads it out of a text, and names cells: "Sheet1!C17".
//
// Held in memory: the packed workbook, the texts that cells share (limited), one piece of the sheet and the rows that it completes.
// Never run: formulas and macros; a formula counts by the value that stands beside it. A number that is shown as a date is refused,
// because what the person saw is no part of the file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "platform/csv/rows.hpp"
#include "platform/xlsx/package.hpp"

namespace chuanpin::xlsx {

struct limits {
    csv::limits table{};  ///< `bytes_max` is not looked at
    package_limits package{};
    std::size_t shared_bytes_max = std::size_t{64} << 20;
};

/// Whether these bytes are to be read as a workbook: a ZIP archive, or what Excel makes of one with a password.
[[nodiscard]] bool looks_like_workbook(std::string_view bytes);

/// The table on the sheet of that name, or on the only sheet. `bytes`, and what `header` names, outlive the answer.
/// Errors (invalid_input): xlsx-invalid, with a place ("the file", a part of the package) where nothing can be read at all.
/// Codes of its rows: those of text_rows, and date-serial, formula-without-value, error-value, shared-string, merged, beyond-table, xml.
[[nodiscard]] base::result<std::unique_ptr<csv::row_source>> open_table(std::string_view bytes, std::string_view sheet,
                                                                        const csv::header_rule& header, const limits& limits);

}  // namespace chuanpin::xlsx
