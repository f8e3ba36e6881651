#include "platform/xlsx/writer.hpp"

#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "platform/base/whole_number.hpp"
#include "platform/xlsx/cell_name.hpp"
#include "platform/xlsx/parts.hpp"

namespace chuanpin::xlsx {
namespace {

constexpr double column_width = 20;
constexpr std::int64_t exact_number_max = 999'999'999'999'999;  // fifteen digits: a spreadsheet shows no more
constexpr std::size_t sheet_name_max = 31;

void expect(lxw_error outcome, std::string_view what) {
    if (outcome != LXW_NO_ERROR)
        throw std::runtime_error(fmt::format("the workbook cannot be written ({}): {}", what, lxw_strerror(outcome)));
}

/// What would be read as an escape is written as one itself.
std::string escaped(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto ahead = std::string_view(text).substr(i, 7);
        if (ahead.size() == 7 && unescaped(ahead) != ahead) out += "_x005F";
        out += text[i];
    }
    return out;
}

}  // namespace

struct writer::implementation {
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::vector<bool> is_number;
    lxw_row_t row = 0;

    ~implementation() {
        if (workbook != nullptr) lxw_workbook_free(workbook);
    }
};

writer::writer(const std::string& path, const std::string& sheet, std::span<const written_column> columns)
    : implementation_(std::make_unique<implementation>()) {
    auto& own = *implementation_;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    own.workbook = workbook_new_opt(path.c_str(), &options);
    if (own.workbook == nullptr) throw std::runtime_error("no workbook can be made");
    own.sheet = workbook_add_worksheet(own.workbook, sheet.substr(0, sheet_name_max).c_str());
    if (own.sheet == nullptr) throw std::runtime_error("no sheet can be made");
    lxw_format* as_text = workbook_add_format(own.workbook);
    format_set_num_format(as_text, "@");
    std::vector<std::string> names;
    for (const auto& each : columns) {
        const auto at = static_cast<lxw_col_t>(names.size());
        expect(worksheet_set_column(own.sheet, at, at, column_width, each.is_number ? nullptr : as_text), "a column");
        names.emplace_back(each.name);
    }
    own.is_number.assign(names.size(), false);
    add(names);
    own.is_number.clear();
    for (const auto& each : columns) own.is_number.push_back(each.is_number);
    worksheet_freeze_panes(own.sheet, 1, 0);
}

writer::~writer() = default;

void writer::add(std::span<const std::string> fields) {
    auto& own = *implementation_;
    if (fields.size() != own.is_number.size()) throw std::logic_error("a row of another table");
    if (own.row >= rows_of_a_sheet_max) throw std::runtime_error("a sheet has no more rows");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        const auto number = own.is_number[i] ? base::parse_whole_number(fields[i]) : std::nullopt;
        if (fields[i].empty()) continue;
        if (number && *number <= exact_number_max && *number >= -exact_number_max)
            expect(worksheet_write_number(own.sheet, own.row, column, static_cast<double>(*number), nullptr), "a number");
        else
            expect(worksheet_write_string(own.sheet, own.row, column, escaped(fields[i]).c_str(), nullptr), "a text");
    }
    ++own.row;
}

void writer::finish() {
    auto& own = *implementation_;
    lxw_workbook* workbook = own.workbook;
    own.workbook = nullptr;  // closing frees it, whatever comes of it
    expect(workbook_close(workbook), "the file");
}

}  // namespace chuanpin::xlsx
