#include <catch.hpp>

#include <nlohmann/json.hpp>

#include <fstream>

#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

constexpr const char* header = "code,county,prefecture,poverty_area,poverty_county,deep_poverty_county\n";

struct importer : catalog_program {
    temporary_directory directory;

    int import(const std::string& rows, std::map<std::string, std::string> more = {}) {
        more["file"] = directory.file("counties.csv");
        std::ofstream(more["file"]) << header << rows;
        return command("import counties", more);
    }
    std::int64_t rows_of_registry() {
        auto connection = open();
        auto rows = connection.query("SELECT COUNT(*) FROM county_version");
        rows.next();
        return rows.integer(0);
    }
};

}  // namespace

TEST_CASE("the county list is imported once, and the same list again changes nothing", "[catalog][integration]") {
    importer program;
    program.import_counties();
    program.import_counties();
    CHECK(program.rows_of_registry() == 183);
    CHECK(program.sealed_types() == std::vector<std::string>{"registry.imported"});
    const auto county = program.get("/v1/counties/513423");
    CHECK(member(county, "/name_zh") == "盐源县");
    CHECK(member(county, "/poverty_county") == "true");
    CHECK(member(county, "/poverty_exit_on") == "null");
    CHECK(member(county, "/valid_from") == "2018-08-31");
}

TEST_CASE("counties are filtered by area, prefecture and status, and paged by code", "[catalog][integration]") {
    importer program;
    program.import_counties();
    const auto first = program.get("/v1/counties?poverty_county=true&limit=88");
    CHECK(member(first, "/has_more") == "false");
    CHECK(member(first, "/data/87/code") == "513437");
    CHECK(member(program.get("/v1/counties?limit=100"), "/has_more") == "true");
    CHECK(member(program.get("/v1/counties?limit=83&cursor=" + member(program.get("/v1/counties?limit=100"), "/next_cursor")),
                 "/data/82/code") == "513437");
    CHECK(member(program.get("/v1/counties?poverty_area=%E4%B9%8C%E8%92%99%E5%B1%B1%E5%8C%BA&limit=9"), "/has_more") == "false");
    CHECK(member(program.get("/v1/counties?prefecture=%E5%B7%B4%E4%B8%AD%E5%B8%82"), "/data/4/code") == "511923");
    CHECK(sorted_faults_of(program.get("/v1/counties?poverty_county=yes&on=2020-02-30")) ==
          std::vector<std::string>{"?on invalid-format", "?poverty_county invalid-format"});
}

TEST_CASE("a county's status is answered for a day, and as it was known at a moment", "[catalog][integration]") {
    importer program;
    CHECK(program.import("513423,盐源县,凉山彝族自治州,大小凉山彝区,1,1\n") == 0);
    const auto before = program.clock.now();
    program.clock.advance(std::chrono::hours(24));
    CHECK(program.import("513423,盐源县,凉山彝族自治州,,0,0\n", {{"valid-from", "2021-01-01"}}) == 0);
    CHECK(program.rows_of_registry() == 3);
    CHECK(member(program.get("/v1/counties/513423?on=2020-12-31"), "/poverty_county") == "true");
    CHECK(member(program.get("/v1/counties/513423?on=2021-01-01"), "/poverty_county") == "false");
    CHECK(member(program.get("/v1/counties/513423?on=2021-01-01&known_at=" + base::to_rfc3339(before)), "/poverty_county") == "true");
    CHECK(member(program.get("/v1/counties/513423?on=2018-08-30"), "/code") == "county-status-unknown");
    CHECK(member(program.get("/v1/counties/519999"), "/code") == "county-not-found");
    CHECK(member(program.get("/v1/counties/nonsense"), "/code") == "county-not-found");
}

TEST_CASE("a list with one bad row is refused whole", "[catalog][integration]") {
    importer program;
    CHECK(program.import("513423,盐源县,凉山彝族自治州,大小凉山彝区,1,1\n511823,汉源县,雅安市,,0,x\n") == 1);
    CHECK(program.rows_of_registry() == 0);
    CHECK(program.command("import counties", {{"file", program.directory.file("nothing.csv")}}) == 1);
    CHECK(program.import("", {{"valid-from", "yesterday"}}) == 1);
}

TEST_CASE("the reference list needs its counties, and is imported once", "[catalog][integration]") {
    catalog_program program;
    const std::map<std::string, std::string> file{{"file", CHUANPIN_SOURCE_DIR "/deploy/data/reference_products.csv"}};
    CHECK(program.command("import reference-products", file) == 1);
    CHECK(member(program.get("/v1/reference-products"), "/data") == "[]");
    program.import_counties();
    CHECK(program.command("import reference-products", file) == 0);
    CHECK(program.command("import reference-products", file) == 0);
    CHECK(program.sealed_types() == std::vector<std::string>{"registry.imported", "registry.imported"});
    const auto list = program.get("/v1/reference-products");
    CHECK(member(list, "/data/0/name_zh") == "攀枝花芒果");
    CHECK(member(list, "/data/0/storage/min_mc") == "10000");
    CHECK(member(list, "/data/53/name_zh") == "建昌鸭(冻)");
    CHECK(member(program.get("/v1/categories"), "/data/0/code") == "fruit");
}

TEST_CASE("categories are those of a day, services among them", "[catalog][integration]") {
    catalog_program program;
    CHECK(member(program.get("/v1/categories?on=2018-08-30"), "/data") == "[]");
    CHECK(member(program.get("/v1/categories?on=2022-03-31"), "/data/13/code") == "tourism");
    CHECK(nlohmann::json::parse(program.get("/v1/categories?on=2022-03-31").body)["data"].size() == 14);
    CHECK(member(program.get("/v1/categories"), "/data/15/code") == "embroidery");
    CHECK(member(program.get("/v1/categories"), "/data/12/service") == "true");
    CHECK(member(program.get("/v1/categories"), "/data/0/service") == "false");
    CHECK(program.get("/v1/categories?on=2022-02-30").status == 400);
}

TEST_CASE("working days are counted over holidays, and beyond them by weekdays alone", "[catalog][integration]") {
    catalog_program program;
    const auto counted = program.get("/v1/working-days?from=2020-01-22&days=7");
    REQUIRE(counted.status == 200);
    CHECK(member(counted, "/due_on") == "2020-02-10");
    CHECK(member(counted, "/by_weekdays_alone") == "false");
    const auto beyond = program.get("/v1/working-days?from=2049-10-01&days=1000");
    CHECK(member(beyond, "/by_weekdays_alone") == "true");
    CHECK(member(beyond, "/from_is_working_day") == "true");
    CHECK(member(program.get("/v1/working-days"), "/days") == "1");
    CHECK(program.get("/v1/working-days?days=1001").status == 400);
    CHECK(program.get("/v1/working-days?days=-1").status == 400);
    CHECK(program.get("/v1/working-days?from=2026-02-30").status == 400);
}
