#include <catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/peak_memory.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/workbook_bomb.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

constexpr std::string_view workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::size_t grown_megabytes_max = 400;  // of more than 1,100 that the part unpacks to; a sanitizer keeps what was freed

const std::string sheet = "xl/worksheets/sheet1.xml";
const std::string strings = "xl/sharedStrings.xml";
const std::map<std::string, std::string> parts{
    {"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
    {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"},
    {sheet, "<worksheet><sheetData/></worksheet>"},
};

struct bombed : catalog_program {
    temporary_directory directory;
    std::string path = directory.file("bomb.xlsx");

    bombed() {
        import_counties();
        know(cooperative, "cooperative", "513423");
    }
    /// What the route answers to the bytes of the file.
    http::response submit() {
        std::ifstream file(path, std::ios::binary);
        http::request request{.verb = http::method::post,
                              .target = "/v1/my/product-imports",
                              .path = {},
                              .query = {},
                              .headers = {},
                              .body = std::string(std::istreambuf_iterator<char>(file), {}),
                              .remote_address = {},
                              .path_parameters = {},
                              .context = {}};
        return service_program::ask(
            std::move(request), fresh_key(), std::string(workbook_type),
            a_context_of(cooperative, "cooperative", {"products:write"}, base::account_id{cooperative.value}, clock.now()));
    }
    /// Products, imports and what the journal knows.
    std::int64_t everything() {
        auto connection = open();
        auto rows = connection.query(
            "SELECT (SELECT COUNT(*) FROM product) + (SELECT COUNT(*) FROM product_import) + (SELECT COUNT(*) FROM county_version) + "
            "(SELECT COUNT(*) FROM journal)");
        rows.next();
        return rows.integer(0);
    }
};

}  // namespace

TEST_CASE("a workbook of which a part unpacks to more than a gigabyte is refused, by that part and in little memory",
          "[catalog][integration]") {
    bombed program;
    const auto before = program.everything();
    const auto& [part, beginning, place] = GENERATE(table<std::string, std::string, std::string>(
        {{sheet, "<worksheet><sheetData>", "Sheet1 bomb"}, {strings, "<sst><si><t>", strings + " shared-strings"}}));
    CAPTURE(part);
    write_bomb(program.path, parts, part, beginning);
    REQUIRE(std::filesystem::file_size(program.path) < std::size_t{2} << 20);
    const peak_memory memory;
    const auto answer = program.submit();
    CHECK(answer.status == 400);
    CHECK(member(answer, "/code") == "xlsx-invalid");
    CHECK(faults_of(answer) == std::vector{place});
    CHECK(program.command("import products", {{"supplier", base::to_wire(program.cooperative)}, {"file", program.path}}) == 1);
    CHECK(program.command("import counties", {{"file", program.path}}) == 1);
    CHECK(memory.grown_megabytes() < grown_megabytes_max);
    CHECK(program.everything() == before);
}
