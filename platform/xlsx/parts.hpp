// The parts of a workbook that are read before its sheet: which sheets there are, the strings that cells share, and which styles show
// a number as a date.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/xlsx/package.hpp"
#include "platform/xlsx/xml.hpp"

namespace chuanpin::xlsx {

struct sheet_entry {
    std::string name;
    std::string part;  ///< "xl/worksheets/sheet1.xml"
};

/// All texts of `<si>` in one piece of memory.
class shared_strings {
public:
    void add(std::string_view text) {
        bytes_ += text;
        ends_.push_back(bytes_.size());
    }
    [[nodiscard]] std::optional<std::string_view> find(std::size_t index) const {
        if (index >= ends_.size()) return std::nullopt;
        const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(bytes_).substr(begin, ends_[index] - begin);
    }
    [[nodiscard]] std::size_t memory() const { return bytes_.size() + ends_.size() * sizeof(std::size_t); }

private:
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

/// Pours a part into the parser until it ends or the events stop it.
[[nodiscard]] std::optional<fault> pour(package& workbook, const std::string& part, xml_parser& parser);
/// The sheets in their order. Errors: package, sheets, and those of XML.
[[nodiscard]] std::expected<std::vector<sheet_entry>, fault> read_sheets(package& workbook);
/// Errors: shared-strings (more than `bytes_max` of memory). Empty where the workbook shares none.
[[nodiscard]] std::expected<shared_strings, fault> read_shared_strings(package& workbook, std::size_t bytes_max);
/// For each cell format by its index, whether it shows a number as a date or time. Empty where the workbook has no styles.
[[nodiscard]] std::expected<std::vector<bool>, fault> read_date_styles(package& workbook);

/// Undoes _x000D_ (ECMA-376 part 1, §22.9.2.19).
[[nodiscard]] std::string unescaped(std::string_view text);

}  // namespace chuanpin::xlsx
