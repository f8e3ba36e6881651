// A table's file, of whichever kind: CSV in UTF-8, GBK or GB18030, or a workbook. What it is shows in its first bytes, not in its name.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/csv/byte_source.hpp"
#include "platform/csv/encoding.hpp"
#include "platform/table/definition.hpp"
#include "platform/xlsx/writer.hpp"

namespace chuanpin::table {

enum class file_format { csv, xlsx };
[[nodiscard]] std::string_view name_of(file_format format);
/// By the end of a file's name: only for files that are to be written.
[[nodiscard]] file_format format_for(std::string_view path);

/// A file that is open for reading.
class source {
public:
    /// Errors: file-unreadable (not_found), csv-too-large, csv-invalid (encoding), xlsx-invalid.
    static base::result<source> open_file(const std::string& path, std::string_view sheet, std::vector<std::string_view> columns,
                                          const csv::limits& limits, std::string_view also = {});
    /// `document` outlives it.
    static base::result<source> open_bytes(std::string_view document, std::string_view sheet, std::vector<std::string_view> columns,
                                           const csv::limits& limits, std::string_view also = {});

    [[nodiscard]] csv::row_source& rows() const { return *rows_; }
    [[nodiscard]] file_format format() const { return format_; }
    [[nodiscard]] csv::text_encoding encoding() const { return encoding_; }

private:
    source() = default;
    base::result<void> open(std::string_view sheet, const csv::limits& limits, std::string_view also);

    std::unique_ptr<std::string> packed_;  ///< of a workbook that was a file
    std::string_view document_;            ///< of a workbook
    std::unique_ptr<csv::byte_source> bytes_;
    std::unique_ptr<std::vector<std::string_view>> columns_;
    std::unique_ptr<csv::row_source> rows_;
    file_format format_ = file_format::csv;
    csv::text_encoding encoding_ = csv::text_encoding::utf8;
};

template <class Row>
base::result<source> open_file(const std::string& path, const definition<Row>& what) {
    return source::open_file(path, what.sheet, names_of(what), what.limits);
}
template <class Row>
base::result<source> open_bytes(std::string_view document, const definition<Row>& what, std::string_view also = {}) {
    return source::open_bytes(document, what.sheet, names_of(what), what.limits, also);
}

/// Where a table is written to, header first.
class sink {
public:
    virtual ~sink() = default;
    virtual void add(std::span<const std::string> fields) = 0;
    /// Nothing is there before it was called. Throws std::runtime_error where the file cannot be written; so does `add`.
    virtual void finish() = 0;
};
/// Written beside the path and moved there at the end.
[[nodiscard]] std::unique_ptr<sink> write_file(const std::string& path, file_format format, const std::string& sheet,
                                               std::vector<xlsx::written_column> columns);
/// `to` holds the whole file once it is finished, and outlives the answer.
[[nodiscard]] std::unique_ptr<sink> write_bytes(std::string& to, file_format format, const std::string& sheet,
                                                std::vector<xlsx::written_column> columns);

template <class Row>
std::vector<xlsx::written_column> written_columns(const definition<Row>& what) {
    std::vector<xlsx::written_column> columns;
    for (const auto& each : what.columns) columns.push_back({each.what.name, each.what.is_number});
    return columns;
}

}  // namespace chuanpin::table
