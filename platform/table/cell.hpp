// One field of a row on its way into the program: what it must be, and how a fault of it is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/time.hpp"
#include "platform/csv/rows.hpp"

namespace chuanpin::table {

/// What a column holds. `min` and `max` are code points of a text, or the ends of a number; a flag has none.
struct rule {
    std::string_view name;
    std::int64_t min = 0;
    std::int64_t max = 0;
    bool is_number = false;  ///< a spreadsheet may hold it as one
};

/// A field as it leaves the program: what a spreadsheet would take for a formula (= + - @ tab, return) gets an apostrophe in front,
/// and so does what begins like that already; a number stays as it is.
[[nodiscard]] std::string guarded(std::string text);
/// Undoes it; any other text stays as it is.
[[nodiscard]] std::string_view unguarded(std::string_view text);

class cell {
public:
    cell(const csv::row& row, std::size_t column, const rule& what, csv::fault_list& faults)
        : row_(row), column_(column), field_(unguarded(row.fields[column])), rule_(what), faults_(faults) {}

    /// As it stands in the file, without the guard.
    [[nodiscard]] std::string_view raw() const { return field_; }
    /// The field that many columns further right.
    [[nodiscard]] std::string_view beside(std::ptrdiff_t columns) const {
        return unguarded(row_.fields[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(column_) + columns)]);
    }

    /// A text of so many code points, in which only tabs and line ends are control characters. The others answer something that can be
    /// gone on with where they refuse.
    [[nodiscard]] std::string text() const;
    /// As `text`; nullopt where the field is empty.
    [[nodiscard]] std::optional<std::string> optional_text() const;
    [[nodiscard]] std::int64_t number() const;
    /// 0 or 1.
    [[nodiscard]] bool flag() const;
    /// YYYY-MM-DD, as a text in a workbook too: a date there is a number that looks different to everybody.
    [[nodiscard]] base::business_date day() const;
    /// As `day`; nullopt where the field is empty.
    [[nodiscard]] std::optional<base::business_date> optional_day() const;

    void refuse(std::string code, std::string detail) const { faults_.add(row_.number, rule_.name, std::move(code), std::move(detail)); }

private:
    const csv::row& row_;
    std::size_t column_;
    std::string_view field_;
    const rule& rule_;
    csv::fault_list& faults_;
};

}  // namespace chuanpin::table
