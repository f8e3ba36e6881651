// The rows of a CSV file of the project's data, without the header.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "platform/csv/record_cutter.hpp"

namespace chuanpin::tests {

inline std::vector<std::vector<std::string>> rows_of(const std::string& path) {
    constexpr std::size_t field_bytes_max = 10'000;
    csv::file_source file(path);
    csv::record_cutter cutter(file, field_bytes_max, 10 * field_bytes_max);
    std::vector<std::vector<std::string>> rows;
    for (std::vector<std::string> row; !cutter.at_end(); rows.push_back(row))
        if (cutter.next(row) != csv::record_fault::none) throw std::runtime_error("broken data: " + path);
    if (rows.empty()) throw std::runtime_error("no data: " + path);
    rows.erase(rows.begin());
    return rows;
}

}  // namespace chuanpin::tests
