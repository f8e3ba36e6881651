// Feeds any bytes to the CSV reader and checks what it promises: rows have all their fields, within the limits and in UTF-8,
// numbered upwards; a refusal names at least one fault and no more than the limit.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/base/encoding.hpp"
#include "platform/csv/reader.hpp"

namespace {

using namespace chuanpin;

constexpr std::string_view columns[] = {"time", "value"};
constexpr csv::limits limits{.bytes_max = 65'536, .rows_max = 100, .field_bytes_max = 64, .faults_max = 10};

void require(bool promise) {
    if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view document(reinterpret_cast<const char*>(data), size);
    std::size_t number = 0;
    const auto outcome = csv::read(document, columns, limits, [&](const csv::row& row, csv::fault_list& faults) {
        require(row.number > number && row.number <= limits.rows_max && !faults.full());
        number = row.number;
        require(row.fields.size() == 2);
        for (const auto& field : row.fields) require(field.size() <= limits.field_bytes_max && base::is_utf8(field));
        if (row.fields[1] == "bad") faults.add(row.number, "value", "out-of-range", "Too bad.");
    });
    if (!outcome && outcome.error().code == "csv-invalid")
        require(!outcome.error().fields.empty() && outcome.error().fields.size() <= limits.faults_max);
    return 0;
}
