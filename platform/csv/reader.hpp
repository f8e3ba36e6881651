// Reads CSV (RFC 4180) with limits, and says by row and column what is wrong.
//
// UTF-8 with or without a byte order mark; GBK and other bytes are refused with the row and column where they begin
// (importing GBK is the catalogue's own later job). CRLF and LF line ends; quoted fields may hold commas, quotes and line ends.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"

namespace chuanpin::csv {

struct limits {
    std::size_t bytes_max = std::size_t{10} << 20;
    std::size_t rows_max = 200'000;  ///< without the header
    std::size_t field_bytes_max = 4'096;
    std::size_t faults_max = 100;  ///< reading stops after so many
};

/// One data row. `number` counts lines of data from 1, as a spreadsheet does after its header (row 1 is the first data row).
struct row {
    std::size_t number = 0;
    std::vector<std::string> fields;
};

/// Collects faults of the caller's own checks next to the reader's.
class fault_list {
public:
    explicit fault_list(std::size_t faults_max) : faults_max_(faults_max) {}
    void add(std::size_t row, std::string_view column, std::string code, std::string detail);
    [[nodiscard]] bool full() const { return faults_.size() >= faults_max_; }
    [[nodiscard]] bool empty() const { return faults_.empty(); }
    [[nodiscard]] std::vector<base::field_error> take() { return std::move(faults_); }

private:
    std::size_t faults_max_;
    std::vector<base::field_error> faults_;
};

/// Reads a whole document whose header must be exactly `columns`, in this order, and calls `read` for each row with that many fields.
/// Errors (invalid_input): csv-too-large, csv-invalid with all field errors (codes: encoding, header, field-count, quote, too-long,
/// too-many-rows, and the caller's).
[[nodiscard]] base::result<void> read(std::string_view document, std::span<const std::string_view> columns, const limits& limits,
                                      const std::function<void(const row&, fault_list&)>& read);

}  // namespace chuanpin::csv
