#include "platform/xlsx/sheet_events.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/base/whole_number.hpp"

namespace chuanpin::xlsx {
namespace {

constexpr double whole_numbers_max = 9'007'199'254'740'992.0;  // 2^53: beyond it a spreadsheet's numbers are not exact

}  // namespace

void sheet_events::begin(std::string_view element, const attributes& of) {
    if (element == "sheetData") in_data_ = true;
    if (element == "mergeCell" && merged.empty()) merged.emplace_back(of.find("ref").value_or("?").substr(0, 30));
    if (!in_data_) return;
    if (element == "row") begin_row(of);
    if (element == "c") begin_cell(of);
    if (!in_cell_) return;
    if (element == "f") cell_.has_formula = true;
    if (element == "rPh") in_phonetic_ = true;
    const bool is_value = element == "v";
    if (is_value || (element == "t" && cell_.type == "inlineStr")) {
        cell_.has_value = true;
        takes_text_ = !in_phonetic_;
    }
}

void sheet_events::end(std::string_view element) {
    if (element == "v" || element == "t") takes_text_ = false;
    if (element == "rPh") in_phonetic_ = false;
    if (element == "c" && in_cell_) end_cell();
    if (element == "row" && in_data_) end_row();
    if (element == "sheetData") in_data_ = false;
}

// Of what is too long a little more than the limit is kept, and then no more.
void sheet_events::text(std::string_view part) {
    if (!takes_text_ || cell_.too_long) return;
    cell_.value += part;
    cell_.too_long = cell_.value.size() > cell_bytes_max_ * 7;  // an escape has seven bytes
}

void sheet_events::begin_row(const attributes& of) {
    const auto given = of.find("r");
    const auto number = given ? base::parse_whole_number(*given).value_or(0) : static_cast<std::int64_t>(next_row_ + 1);
    if (number < 1 || static_cast<std::size_t>(number) > rows_of_a_sheet_max || static_cast<std::size_t>(number) <= next_row_) {
        if (broken.empty()) broken = fmt::format("Row {} is out of order.", given.value_or("?").substr(0, 20));
        return;
    }
    row_ = {};
    row_.number = static_cast<std::size_t>(number) - 1;
    next_row_ = static_cast<std::size_t>(number);
    next_column_ = 0;
}

void sheet_events::begin_cell(const attributes& of) {
    in_cell_ = true;
    cell_ = {};
    cell_.column = next_column_;
    if (const auto name = of.find("r")) {
        const auto place = parse_cell(*name);
        if (!place || place->row != row_.number || place->column < next_column_) {
            if (broken.empty()) broken = fmt::format("Cell {} is out of order.", name->substr(0, 20));
            return;
        }
        cell_.column = place->column;
    }
    next_column_ = cell_.column + 1;
    cell_.type = of.find("t").value_or("n");
    cell_.style = static_cast<std::size_t>(base::parse_whole_number(of.find("s").value_or("0")).value_or(0));
}

void sheet_events::end_cell() {
    in_cell_ = false;
    takes_text_ = false;
    auto value = value_of_cell();
    if (value.size() > cell_bytes_max_ || cell_.too_long) {
        refuse("too-long", fmt::format("The cell holds more than {} bytes.", cell_bytes_max_));
        return;
    }
    if (value.empty()) return;
    if (cell_.column >= columns_max_) return refuse("beyond-table", "A value beyond the last column of the table.");
    if (!base::is_utf8(value) || value.contains('\0')) return refuse("encoding", "The cell holds a character 0.");
    if (row_.values.size() <= cell_.column) row_.values.resize(cell_.column + 1);
    row_.values[cell_.column] = std::move(value);
}

// A row without values is a row that somebody coloured.
void sheet_events::end_row() {
    if (row_.values.empty() && row_.faults.empty()) return;
    ready.push_back(std::move(row_));
    row_ = {};
    row_.number = next_row_;
}

void sheet_events::refuse(std::string code, std::string detail) {
    if (row_.faults.size() < columns_max_ + 1) row_.faults.push_back({cell_.column, std::move(code), std::move(detail)});
}

std::string sheet_events::value_of_cell() {
    if (cell_.has_formula && !cell_.has_value) {
        refuse("formula-without-value", "A formula whose value is not in the file; paste it as a value.");
        return {};
    }
    if (cell_.type == "s") return cell_.has_value ? shared_text() : std::string();
    if (cell_.type == "inlineStr" || cell_.type == "str") return unescaped(cell_.value);
    if (cell_.type == "e") {
        refuse("error-value", fmt::format("The cell shows an error: {}.", cell_.value.substr(0, 20)));
        return {};
    }
    if (cell_.type == "n") return number_text();
    return cell_.value;  // b: 0 or 1; d: a date in words of ISO 8601
}

std::string sheet_events::shared_text() {
    const auto index = base::parse_whole_number(cell_.value);
    const auto text = index && *index >= 0 ? strings_.find(static_cast<std::size_t>(*index)) : std::nullopt;
    if (text) return std::string(*text);
    refuse("shared-string", fmt::format("The cell names text number '{}', which the workbook has not.", cell_.value.substr(0, 20)));
    return {};
}

// A whole number reads the same whether it was stored as 10000, 1E4 or 10000.0.
std::string sheet_events::number_text() {
    if (cell_.value.empty()) return {};
    if (cell_.style < is_date_.size() && is_date_[cell_.style]) {
        refuse("date-serial", "A date stands here as a number; make the column text and type the date again.");
        return {};
    }
    if (base::parse_whole_number(cell_.value)) return cell_.value;
    double number = 0;
    const auto [end, why] = std::from_chars(cell_.value.data(), cell_.value.data() + cell_.value.size(), number);
    const bool is_whole = why == std::errc{} && end == cell_.value.data() + cell_.value.size() && std::abs(number) <= whole_numbers_max &&
                          std::trunc(number) == number;
    return is_whole ? fmt::format("{}", static_cast<std::int64_t>(number)) : cell_.value;
}

}  // namespace chuanpin::xlsx
