#include <catch.hpp>

#include <fstream>
#include <iterator>

#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const std::string reference_file = CHUANPIN_SOURCE_DIR "/deploy/data/reference_products.csv";
const std::string county_file = CHUANPIN_SOURCE_DIR "/deploy/data/sichuan_counties.csv";

struct exchange : catalog_program {
    temporary_directory directory;

    std::int64_t version_of(std::string_view registry) {
        auto connection = open();
        auto rows = connection.query("SELECT version FROM registry WHERE registry = ?", {registry});
        rows.next();
        return rows.integer(0);
    }
    /// Exports, imports what was exported and exports again; the first and the last file.
    std::pair<std::string, std::string> there_and_back(const std::string& list, const std::string& ending) {
        const auto first = directory.file("first" + ending);
        const auto last = directory.file("last" + ending);
        CHECK(command("export " + list, {{"file", first}}) == 0);
        CHECK(command("import " + list, {{"file", first}}) == 0);
        CHECK(command("export " + list, {{"file", last}}) == 0);
        return {first, last};
    }
};

}  // namespace

TEST_CASE("the reference products and the counties are exported, imported without change and exported alike", "[catalog][integration]") {
    exchange program;
    program.import_counties();
    REQUIRE(program.command("import reference-products", {{"file", reference_file}}) == 0);
    for (const auto& [list, registry, source] :
         {std::tuple{"reference-products", "reference_products", reference_file}, std::tuple{"counties", "counties", county_file}}) {
        const auto [first, last] = program.there_and_back(list, ".csv");
        CHECK(bytes_of(first) == bytes_of(last));
        CHECK(bytes_of(first).starts_with("\xEF\xBB\xBF" + bytes_of(source).substr(0, 30)));
        const auto [first_book, last_book] = program.there_and_back(list, ".xlsx");
        CHECK(bytes_of(first_book).starts_with("PK"));
        // The same cells: read as text, they are the same file.
        CHECK(program.version_of(registry) == 1);
        CHECK(program.command(std::string("import ") + list, {{"file", last_book}}) == 0);
        CHECK(program.version_of(registry) == 1);
    }
}

TEST_CASE("a list in GBK is imported as the same in UTF-8 is", "[catalog][integration]") {
    exchange program;
    const auto path = program.directory.file("gbk.csv");
    // 513423,盐源县,凉山彝族自治州,大小凉山彝区,1,1
    std::ofstream(path, std::ios::binary) << "code,county,prefecture,poverty_area,poverty_county,deep_poverty_county\r\n"
                                             "513423,\xD1\xCE\xD4\xB4\xCF\xD8,\xC1\xB9\xC9\xBD\xD2\xCD\xD7\xE5\xD7\xD4\xD6\xCE\xD6\xDD,"
                                             "\xB4\xF3\xD0\xA1\xC1\xB9\xC9\xBD\xD2\xCD\xC7\xF8,1,1\r\n";
    REQUIRE(program.command("import counties", {{"file", path}}) == 0);
    CHECK(member(program.get("/v1/counties/513423"), "/name_zh") == "盐源县");
    CHECK(member(program.get("/v1/counties/513423"), "/poverty_area") == "大小凉山彝区");
}

TEST_CASE("a workbook that is broken changes nothing", "[catalog][integration]") {
    exchange program;
    program.import_counties();
    const auto path = program.directory.file("broken.xlsx");
    REQUIRE(program.command("export counties", {{"file", path}}) == 0);
    const auto whole = bytes_of(path);
    std::ofstream(path, std::ios::binary) << whole.substr(0, whole.size() / 2);
    CHECK(program.command("import counties", {{"file", path}}) == 1);
    CHECK(program.version_of("counties") == 1);
    CHECK(program.command("export counties", {{"file", "/nowhere/at/all.csv"}}) == 1);
}

TEST_CASE("places in GBK and comparables behind a byte order mark are imported; what is neither is refused by byte",
          "[catalog][integration]") {
    exchange program;
    program.import_counties();
    const auto path = program.directory.file("list.csv");
    const std::string header = "code,kind,name_zh,county_code,poor_village,partner_codes,source,source_dated_on,valid_from\r\n";
    const std::string village = "510185108205,village,\xB4\xE5,510185,1,,\xCE\xC4\xBC\xFE,2018-01-01,2018-08-31\r\n";  // 村, 文件
    std::ofstream(path, std::ios::binary) << header << village;
    REQUIRE(program.command("import places", {{"file", path}}) == 0);
    CHECK(member(program.get("/v1/places/510185108205"), "/name_zh") == "村");
    std::ofstream(path, std::ios::binary) << header << "510185108205,village,\xFF,510185,0,,x,2018-01-01,2018-09-30\r\n";
    CHECK(program.command("import places", {{"file", path}}) == 1);
    std::ofstream(path, std::ios::binary) << header
                                          << "510185108206,village,v,510185,0,,x,2999-01-01,2018-09-30\r\n";  // a document of tomorrow
    CHECK(program.command("import places", {{"file", path}}) == 1);
    CHECK(program.version_of("places") == 1);
    std::ofstream(path, std::ios::binary) << "\xEF\xBB\xBF"
                                          << "source,source_name,maker_organisation_id,region_code,observed_on,category,goods_name_zh,"
                                          << "specification,unit_name_zh,price_fen,unit_net_mass_g\r\n"
                                          << "bulletin,公告,,510100,2026-03-01,fruit,苹果,,箱,6000,10000\r\n";
    CHECK(program.command("import comparables", {{"file", path}}) == 0);
    auto connection = program.open();
    auto rows = connection.query("SELECT COUNT(*) FROM price_comparable WHERE goods_name_zh = '苹果'");
    rows.next();
    CHECK(rows.integer(0) == 1);
}
