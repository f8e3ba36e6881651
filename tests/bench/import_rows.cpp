// What reading and checking a file of products costs, without the catalogue: from bytes to rows whose faults are known.
//
// usage: import_rows make FILE ROWS      writes so many products of all counties to FILE (a workbook where it ends in ".xlsx")
//        import_rows check FILE          prints "rows_per_second peak_resident_mb"
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "catalog/files/product_files.hpp"
#include "platform/base/whole_number.hpp"
#include "tests/support/csv_file.hpp"

namespace {

using namespace chuanpin;
using std::chrono::steady_clock;

constexpr std::size_t chunk = 1'000;

int make(const std::string& path, std::int64_t rows) {
    const auto counties = tests::rows_of(CHUANPIN_SOURCE_DIR "/deploy/data/sichuan_counties.csv");
    catalog::files::table_product_files files;
    const auto to = files.write_file(path);
    for (std::int64_t i = 0; i < rows; ++i) {
        const auto& county = counties[static_cast<std::size_t>(i) % counties.size()];
        catalog::app::product_row row;
        row.code = fmt::format("SKU-{:07}", i);
        row.details = {.name_zh = fmt::format("{}苹果{}号", county.at(1), i),
                       .name_en = fmt::format("Apples no. {}", i),
                       .category = "fruit",
                       .origin_county_code = county.at(0),
                       .storage = {catalog::domain::storage_class::chilled, -1'000, 4'000},
                       .shelf_life_hours = 2'160,
                       .harvested = {{std::chrono::September / 1, std::chrono::December / 31}},
                       .unit_name_zh = "箱",
                       .unit_net_mass_g = 10'000,
                       .description = "脆甜多汁, 海拔 2,500 米"};
        to->add(row);
    }
    to->finish();
    return 0;
}

int check(const std::string& path) {
    catalog::files::table_product_files files;
    const auto begun = steady_clock::now();
    const auto file = files.open_file(path);
    if (!file) return std::fputs((file.error().detail + "\n").c_str(), stderr), 1;
    std::size_t rows = 0;
    for (auto some = (*file)->next(chunk); !some.empty(); some = (*file)->next(chunk)) {
        for (const auto& each : some)
            if (!each.faults.empty()) return std::fputs((each.faults.front().detail + "\n").c_str(), stderr), 1;
        rows += some.size();
    }
    const std::chrono::duration<double> took = steady_clock::now() - begun;
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::printf("%.0f %ld\n", static_cast<double>(rows) / took.count(), used.ru_maxrss / 1024);
    return rows > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string what = count > 1 ? arguments[1] : "";
    const auto rows = count == 4 ? chuanpin::base::parse_whole_number(arguments[3]) : std::nullopt;
    if (what == "make" && rows && *rows > 0) return make(arguments[2], *rows);
    if (what == "check" && count == 3) return check(arguments[2]);
    return std::fputs("usage: import_rows make FILE ROWS | check FILE\n", stderr), 2;
}
