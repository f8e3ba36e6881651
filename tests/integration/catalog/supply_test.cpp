#include <catch.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

struct planning : catalog_program {
    base::principal grower = who(1, {"products:write"});
    base::principal neighbour = who(2, {"products:write"});
    base::principal canteen = who(3, {"orders:place"});

    planning() {
        import_counties();
        REQUIRE(command("import reference-products", {{"file", CHUANPIN_SOURCE_DIR "/deploy/data/reference_products.csv"}}) == 0);
    }
    static base::principal who(unsigned char number, std::vector<std::string> permissions) {
        return {numbered<base::account_id>(number), numbered<base::organisation_id>(number), "cooperative", "Somebody",
                std::move(permissions)};
    }
    http::response announce(const base::principal& by, std::int64_t mass_g, std::string_view changes = "{}") {
        auto document = nlohmann::json::parse(R"({"variety":"盐源苹果","week":"2026-W20","county_code":"513423"})");
        document["mass_g"] = mass_g;
        document.merge_patch(nlohmann::json::parse(changes));
        const bool buyer = by.account == canteen.account;
        return ask_as(by, method::post, buyer ? "/v1/demand-announcements" : "/v1/supply-announcements", document.dump());
    }
    std::string first_week(std::string_view pointer) {
        return member(get("/v1/supply-plan?county=513423&category=fruit&from_week=2026-W20&weeks=1"), "/data/0" + std::string(pointer));
    }
};

}  // namespace

TEST_CASE("where everybody plants the same, the plan warns of a glut and says why", "[catalog][integration][supply]") {
    planning program;
    CHECK(program.first_week("/verdict") == "nothing_announced");
    const auto announced = program.announce(program.grower, 800'000);
    INFO(announced.body);
    REQUIRE(announced.status == 201);
    CHECK(member(announced, "/category") == "fruit");
    CHECK(program.first_week("/verdict") == "demand_unknown");
    REQUIRE(program.announce(program.canteen, 1'000'000).status == 201);
    CHECK(program.first_week("/verdict") == "balanced");
    REQUIRE(program.announce(program.neighbour, 800'000).status == 201);
    CHECK(program.first_week("/verdict") == "glut");
    CHECK(program.first_week("/suppliers") == "2");
    CHECK(program.first_week("/compared") == "100 × 1600000 = 160000000 > 150 × 1000000 = 150000000");
    REQUIRE(program.announce(program.neighbour, 0).status == 201);
    program.clock.advance(std::chrono::seconds(1));  // ids of one moment are in no order
    REQUIRE(program.announce(program.grower, 799'999).status == 201);
    CHECK(program.first_week("/verdict") == "shortage");
    const auto own = program.ask_as(program.grower, method::get, "/v1/my/supply-announcements");
    CHECK(member(own, "/data/0/superseded_at") == "null");
    CHECK(member(own, "/data/1/mass_g") == "800000");
    CHECK(member(program.ask_as(program.canteen, method::get, "/v1/my/demand-announcements"), "/data/0/side") == "demand");
    const auto plan = program.get("/v1/supply-plan");
    CHECK(member(plan, "/data/0/week") == "2026-W10");
    CHECK(nlohmann::json::parse(plan.body)["data"].size() == 8);
    CHECK(member(program.get("/v1/supply-plan?county=513424&from_week=2026-W20"), "/data/0/verdict") == "nothing_announced");
}

TEST_CASE("a supplier announces its own product, a buyer a published one, both of its county", "[catalog][integration][supply]") {
    planning program;
    const auto apples = program.drafted();
    const auto of_apples = R"({"variety":null,"product_id":")" + apples + "\"}";
    CHECK(program.announce(program.neighbour, 1, of_apples).status == 404);
    CHECK(program.announce(program.canteen, 1, of_apples).status == 404);
    CHECK(member(program.announce(program.grower, 1, of_apples), "/product_id") == apples);
    program.certify(apples);
    REQUIRE(program.post("/v1/products/" + apples + "/publication", "{}").status == 201);
    CHECK(program.announce(program.canteen, 1, of_apples).status == 201);
    CHECK(faults_of(program.announce(program.grower, 1, R"({"variety":null,"county_code":"513424","product_id":")" + apples + "\"}")) ==
          std::vector<std::string>{"/county_code not-the-origin"});
}

TEST_CASE("what is wrong with an announcement is named, and nothing is stored", "[catalog][integration][supply]") {
    planning program;
    const auto faults = [&](std::string_view changes, std::int64_t mass_g = 1) {
        return sorted_faults_of(program.announce(program.grower, mass_g, changes));
    };
    using list = std::vector<std::string>;
    CHECK(faults(R"({"week":"2025-W53","county_code":"5","colour":"red"})", -1) ==
          list{"/colour unknown-field", "/county_code too-short", "/mass_g out-of-range", "/week invalid-format"});
    CHECK(faults(R"({"product_id":"prd_00000000000000000000000009"})") == list{"/variety one-of-two"});
    CHECK(faults(R"({"variety":null})") == list{"/variety one-of-two"});
    CHECK(faults(R"({"variety":"火星土豆"})") == list{"/variety variety-unknown"});
    CHECK(faults(R"({"county_code":"999999"})") == list{"/county_code county-unknown"});
    CHECK(faults(R"({"week":"2026-W09"})") == list{"/week out-of-range"});
    CHECK(faults("{}", 100'000'000'001) == list{"/mass_g out-of-range"});
    CHECK(program.announce(program.grower, 100'000'000'000).status == 201);
    CHECK(program.get("/v1/supply-plan?weeks=54").status == 400);
    CHECK(program.get("/v1/supply-plan?from_week=2026-20").status == 400);
    CHECK(program.get("/v1/supply-plan?limit=3").status == 400);
    CHECK(program.first_week("/suppliers") == "1");
}
