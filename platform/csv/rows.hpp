// What every reader of tables speaks of, whatever the file: rows, their limits, and faults by place.
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
    std::vector<std::string> fields;  ///< in UTF-8
    bool whole = true;                ///< false: its fault is told, and `fields` are what could be read of it
};

/// Collects faults of the caller's own checks next to the reader's.
class fault_list {
public:
    /// How a place is said; `row` 0 is the header, an empty column the whole row.
    using place_namer = std::function<std::string(std::size_t row, std::string_view column)>;

    explicit fault_list(std::size_t faults_max) : faults_max_(faults_max) {}
    fault_list(std::size_t faults_max, place_namer name_place) : faults_max_(faults_max), name_place_(std::move(name_place)) {}
    void add(std::size_t row, std::string_view column, std::string code, std::string detail);
    /// With the place in words of its own.
    void add_at(std::string place, std::string code, std::string detail);
    [[nodiscard]] bool full() const { return faults_.size() >= faults_max_; }
    [[nodiscard]] bool empty() const { return faults_.empty(); }
    [[nodiscard]] std::size_t size() const { return faults_.size(); }
    [[nodiscard]] const std::vector<base::field_error>& all() const { return faults_; }
    [[nodiscard]] std::vector<base::field_error> take() { return std::move(faults_); }

private:
    std::size_t faults_max_;
    place_namer name_place_{};
    std::vector<base::field_error> faults_;
};

/// "header", "row 7", "row 7, column 'value'".
[[nodiscard]] std::string text_place(std::size_t row, std::string_view column);

/// What a header must be, and what is missing or stands twice in this one.
[[nodiscard]] std::string header_fault(const std::vector<std::string>& names, std::span<const std::string_view> columns);

/// What the header may be.
struct header_rule {
    std::span<const std::string_view> columns;
    std::string_view also{};  ///< a column that may stand after them and is left out of the rows (a file of faults that comes back)
};

/// The rows of one file, one after the other; only the row at hand is held.
class row_source {
public:
    virtual ~row_source() = default;
    /// Reads the next row with all its fields, or one that is not whole. False at the end, and after a fault that ends the reading.
    virtual bool next(row& into, fault_list& faults) = 0;
    [[nodiscard]] virtual std::string place(std::size_t row, std::string_view column) const = 0;
    /// The refusal of a file with these faults (invalid_input).
    [[nodiscard]] virtual base::error refusal_of(std::vector<base::field_error> faults, bool are_all) const = 0;
};

}  // namespace chuanpin::csv
