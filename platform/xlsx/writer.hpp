// Writes one table as an .xlsx workbook, row by row with constant memory (libxlsxwriter): texts as texts, whole numbers as numbers.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace chuanpin::xlsx {

struct written_column {
    std::string_view name;
    bool is_number = false;  ///< other columns are formatted as text, so that what is typed into them stays as it is
};

class writer {
public:
    /// The first row is the header. Throws std::runtime_error where the file cannot be written; so do the others.
    writer(const std::string& path, const std::string& sheet, std::span<const written_column> columns);
    ~writer();
    writer(const writer&) = delete;
    writer& operator=(const writer&) = delete;

    /// As many fields as columns.
    void add(std::span<const std::string> fields);
    void finish();

private:
    struct implementation;
    std::unique_ptr<implementation> implementation_;
};

}  // namespace chuanpin::xlsx
