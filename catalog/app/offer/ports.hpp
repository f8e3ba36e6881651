// A supplier's offers as the bytes of a file, handed in and taken out over HTTP.
#pragma once

#include "catalog/app/exchange/ports.hpp"

namespace chuanpin::catalog::app {

class offer_files {
public:
    virtual ~offer_files() = default;
    /// By its content: CSV in UTF-8, GBK or GB18030, or a workbook. `document` outlives the answer. Errors: csv-too-large, csv-invalid,
    /// xlsx-invalid with all faults by row and column, or cell.
    virtual base::result<placed_list<offer_row>> read(std::string_view document) = 0;
    /// `format` is "csv" or "xlsx".
    virtual std::string write(std::string_view format, std::span<const offer_row> rows) = 0;
};

}  // namespace chuanpin::catalog::app
