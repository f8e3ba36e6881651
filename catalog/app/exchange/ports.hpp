// What importing and exporting need from files. Rows are checked by the file's side as far as a row can be checked alone; what a row
// names of the catalogue is checked by whoever gives the check.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

struct county_row {
    std::string code;
    domain::county_facts facts;
};

/// Refuses the row at hand in the words of its file: the column, a code, a sentence.
using row_refusal = std::function<void(std::string_view column, std::string code, std::string detail)>;

/// A list that is small enough to be held whole.
template <class Row>
class list_files {
public:
    virtual ~list_files() = default;
    /// By its content, not by its name: CSV in UTF-8, GBK or GB18030, or a workbook. Errors: file-unreadable, csv-too-large,
    /// csv-invalid, xlsx-invalid with all faults by row and column, or cell.
    virtual base::result<std::vector<Row>> read(const std::string& path,
                                                const std::function<void(const Row&, const row_refusal&)>& check) = 0;
    /// CSV, or a workbook where the path ends in ".xlsx". Throws std::runtime_error where it cannot be written.
    virtual void write(const std::string& path, std::span<const Row> rows) = 0;
};

}  // namespace chuanpin::catalog::app
