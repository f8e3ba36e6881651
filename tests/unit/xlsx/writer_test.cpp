#include "platform/xlsx/writer.hpp"

#include <catch.hpp>

#include <fstream>
#include <iterator>

#include "platform/xlsx/cell_name.hpp"
#include "platform/xlsx/reader.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

using namespace chuanpin;

constexpr xlsx::written_column written[] = {{"name"}, {"mass", true}, {"note"}};
constexpr std::string_view columns[] = {"name", "mass", "note"};

}  // namespace

TEST_CASE("what is written is read back, cell by cell", "[xlsx]") {
    const tests::temporary_directory directory;
    const auto path = directory.file("table.xlsx");
    const std::vector<std::vector<std::string>> rows{{"攀枝花芒果", "10000", "a\nb\r\nc"},
                                                     {"=1+1", "-5", "_x0041_ & <b> \"quoted\""},
                                                     {"007", "", " blanks "},
                                                     {"x", "1234567890123456789", "_x000"}};
    xlsx::writer writer(path, "products", written);
    for (const auto& each : rows) writer.add(each);
    writer.finish();
    std::ifstream file(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    CHECK(xlsx::looks_like_workbook(bytes));
    auto opened = xlsx::open_table(bytes, "products", {.columns = columns}, {});
    REQUIRE(opened);
    csv::fault_list faults(10);
    std::vector<std::vector<std::string>> found;
    for (csv::row row; (*opened)->next(row, faults);) found.push_back(row.fields);
    CHECK(faults.empty());
    CHECK(found == rows);
}

TEST_CASE("cells have the names that spreadsheets give them", "[xlsx]") {
    for (const auto& [place, name] : std::vector<std::pair<xlsx::cell_place, std::string>>{{{0, 0}, "A1"},
                                                                                           {{16, 2}, "C17"},
                                                                                           {{0, 25}, "Z1"},
                                                                                           {{0, 26}, "AA1"},
                                                                                           {{9, 701}, "ZZ10"},
                                                                                           {{1'048'575, 16'383}, "XFD1048576"}}) {
        CHECK(xlsx::to_text(place) == name);
        CHECK(xlsx::parse_cell(name) == place);
    }
    for (const auto* wrong : {"", "A", "1", "A0", "a1", "A-1", "XFE1", "A1048577", "ABCD1", "A1 ", "A12345678"})
        CHECK_FALSE(xlsx::parse_cell(wrong));
}
