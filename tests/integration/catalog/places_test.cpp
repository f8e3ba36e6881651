#include <catch.hpp>

#include <fstream>

#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

constexpr const char* header = "code,kind,name_zh,county_code,poor_village,partner_codes,source,source_dated_on,valid_from\n";

struct place_program : catalog_program {
    temporary_directory directory;

    place_program() { import_counties(); }
    int import_demonstration() { return command("import places", {{"file", CHUANPIN_SOURCE_DIR "/deploy/data/places_demo.csv"}}); }
    int import(const std::string& rows) {
        const auto file = directory.file("places.csv");
        std::ofstream(file) << header << rows;
        return command("import places", {{"file", file}});
    }
    std::int64_t rows_of_registry() {
        auto connection = open();
        auto rows = connection.query("SELECT COUNT(*) FROM place_version");
        rows.next();
        return rows.integer(0);
    }
};

}  // namespace

TEST_CASE("the list of places is imported once, and the same list again changes nothing", "[catalog][integration][place]") {
    place_program program;
    CHECK(program.import_demonstration() == 0);
    CHECK(program.import_demonstration() == 0);
    CHECK(program.rows_of_registry() == 12);
    CHECK(program.sealed_types() == std::vector<std::string>{"registry.imported", "registry.imported"});
    const auto park = program.get("/v1/places/FD51012101");
    CHECK(member(park, "/kind") == "park");
    CHECK(member(park, "/partner_codes/1") == "513200");
    CHECK(member(park, "/county_code") == "510121");
    CHECK(member(program.get("/v1/places/510185108205?on=2019-12-30"), "/poor_village") == "true");
    CHECK(member(program.get("/v1/places/510185108205"), "/poor_village") == "false");
    CHECK(member(program.get("/v1/places/510185108205?on=2018-08-30"), "/code") == "place-status-unknown");
    CHECK(member(program.get("/v1/places/510185108999"), "/code") == "place-not-found");
    CHECK(member(program.get("/v1/places/nonsense"), "/code") == "place-not-found");
}

TEST_CASE("places are filtered by county and kind on a day, and paged by code", "[catalog][integration][place]") {
    place_program program;
    REQUIRE(program.import_demonstration() == 0);
    const auto first = program.get("/v1/places?county=510185&limit=2");
    CHECK(member(first, "/data/0/code") == "510185108000");
    CHECK(member(first, "/has_more") == "true");
    const auto second = program.get("/v1/places?county=510185&limit=2&cursor=" + member(first, "/next_cursor"));
    CHECK(member(second, "/data/0/code") == "510185108206");
    CHECK(member(second, "/has_more") == "false");
    CHECK(member(program.get("/v1/places?kind=park"), "/data/3/code") == "FD51140201");
    CHECK(member(program.get("/v1/places?poor_village=true"), "/data") == "[]");
    CHECK(member(program.get("/v1/places?poor_village=true&on=2019-01-01"), "/data/1/code") == "513423101201");
    CHECK(sorted_faults_of(program.get("/v1/places?kind=hamlet&county=5134233&on=x")) ==
          std::vector<std::string>{"?county out-of-range", "?kind invalid-format", "?on invalid-format"});
}

TEST_CASE("what was known at a moment stays known, and a bad row keeps the whole list out", "[catalog][integration][place]") {
    place_program program;
    REQUIRE(program.import("510185108205,village,旧名,510185,1,,文件一,2018-01-01,2018-08-31\n") == 0);
    const auto before = program.clock.now();
    program.clock.advance(std::chrono::hours(24));
    REQUIRE(program.import("510185108205,village,新名,510185,1,,文件二,2019-01-01,2018-08-31\n") == 0);
    CHECK(member(program.get("/v1/places/510185108205"), "/name_zh") == "新名");
    CHECK(member(program.get("/v1/places/510185108205?known_at=" + base::to_rfc3339(before)), "/name_zh") == "旧名");
    CHECK(program.rows_of_registry() == 2);
    CHECK(program.import("510185108206,village,村,510185,0,,文件,2018-01-01,2018-08-31\n"
                         "519999108206,village,村,519999,0,,文件,2018-01-01,2018-08-31\n") == 1);
    CHECK(program.import("510185108206,village,村,510185,2,,文件,2018-01-01,2018-08-31\n") == 1);
    CHECK(program.rows_of_registry() == 2);
}

TEST_CASE("a product of another county is published once a place proves it, and says which row decided", "[catalog][integration][place]") {
    place_program program;
    REQUIRE(program.import_demonstration() == 0);
    const auto draft = [&](std::string_view changes) { return program.post("/v1/products", apples(changes)); };
    const auto unproven = draft(R"({"origin_county_code":"510185"})");
    CHECK(member(unproven, "/origin/verdict") == "needs_proof");
    program.certify(member(unproven, "/id"));
    CHECK(program.post("/v1/products/" + member(unproven, "/id") + "/publication", "{}").status == 422);

    const auto proven = draft(R"({"origin_county_code":"510185","origin_place_code":"510185108205"})");
    CHECK(member(proven, "/origin/verdict") == "eligible");
    CHECK(member(proven, "/origin/decided_by/kind") == "village");
    CHECK(member(proven, "/origin/decided_by/code") == "510185108205");
    const auto path = "/v1/products/" + member(proven, "/id");
    program.certify(member(proven, "/id"));
    REQUIRE(program.post(path + "/publication", "{}").status == 201);
    CHECK(member(program.get(path), "/origin/decided_by/name") == "三岔街道示例贫困村(演示)");
    CHECK(member(program.get(path), "/origin_place_code") == "510185108205");

    const auto made_of = draft(R"({"origin_county_code":"510185","raw_material_code":"513423"})");
    CHECK(member(made_of, "/origin/decided_by/raw_material") == "true");
    CHECK(member(made_of, "/origin/decided_by/name") == "盐源县");
    CHECK(member(draft(R"({"origin_county_code":"510121","origin_place_code":"FD51012101"})"), "/origin/decided_by/kind") == "park");
    CHECK(member(draft("{}"), "/origin/decided_by/kind") == "county");
    CHECK(sorted_faults_of(draft(R"({"origin_place_code":"510185108205","raw_material_code":"510185999999"})")) ==
          std::vector<std::string>{"/origin_place_code inconsistent", "/raw_material_code unknown"});
}
