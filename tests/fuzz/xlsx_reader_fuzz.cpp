// Feeds any bytes to the reader of tables, as a file of unknown kind: encodings are told apart and workbooks unpacked, under limits. What
// begins with "X" is a sheet's XML, which is put into an archive first, so that the mutations reach the cells. Checks what is promised:
// rows have all their fields, in UTF-8 and within the limits, numbered upwards; a file is refused with a place or read to its end.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "platform/base/encoding.hpp"
#include "platform/table/file.hpp"
#include "tests/unit/xlsx/packed.hpp"

namespace {

using namespace chuanpin;

constexpr csv::limits limits{.bytes_max = 65'536, .rows_max = 100, .field_bytes_max = 64, .faults_max = 10};
const std::vector<std::string_view> columns{"time", "value"};

void require(bool promise) {
    if (!promise) std::abort();
}

void read(std::string_view document) {
    const auto file = table::source::open_bytes(document, "Sheet1", columns, limits, "fault");
    if (!file) {
        const auto& error = file.error();
        require(error.code == "csv-too-large" || !error.fields.empty());
        for (const auto& each : error.fields) require(!each.pointer.empty() && !each.code.empty());
        return;
    }
    csv::fault_list faults(limits.faults_max, [&](std::size_t row, std::string_view column) { return file->rows().place(row, column); });
    std::size_t number = 0;
    for (csv::row row; !faults.full() && file->rows().next(row, faults);) {
        require(row.number > number);
        number = row.number;
        require(row.whole || !faults.empty());
        if (!row.whole) continue;
        require(row.fields.size() == columns.size());
        // A character of GB18030 has at most three bytes more in UTF-8 than its own two or four.
        for (const auto& field : row.fields) require(field.size() <= 2 * limits.field_bytes_max && base::is_utf8(field));
    }
    require(faults.size() <= limits.faults_max);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view document(reinterpret_cast<const char*>(data), size);
    if (!document.starts_with('X')) {
        read(document);
        return 0;
    }
    auto book = tests::workbook_of("");
    book["xl/worksheets/sheet1.xml"] = document.substr(1);
    book["xl/sharedStrings.xml"] = "<sst><si><t>time</t></si><si><t>value</t></si></sst>";
    book["xl/styles.xml"] = R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)";
    read(tests::packed(book));
    return 0;
}
