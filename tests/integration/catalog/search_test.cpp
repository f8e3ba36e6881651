// Finding products through the routes: what was published is found within a second.
#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;

namespace {

nlohmann::json found(tests::catalog_program& at, const std::string& query) {
    const auto answer = at.get("/v1/product-search?" + query);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return nlohmann::json::parse(answer.body);
}

void wait_for_total(tests::catalog_program& at, const std::string& query, int total) {
    tests::run_until(at.io, [&] { return found(at, query)["total"] == total; });
}

}  // namespace

TEST_CASE("what is published is found, with its price once it has one", "[catalog][search]") {
    tests::catalog_program at;
    at.import_counties();
    const auto apples = at.published("{}");
    const auto mangoes = at.published(R"({"name_zh":"盐源芒果"})");
    CHECK(at.post("/v1/products", tests::apples(R"({"name_zh":"草稿苹果"})")).status == 201);
    wait_for_total(at, "sort=newest", 2);
    auto page = found(at, "q=yypg");
    REQUIRE_FALSE(page["data"].empty());
    CHECK(page["data"][0]["id"] == apples);
    CHECK(page["total_is_exact"] == true);
    CHECK(page["facets_are_exact"] == true);
    CHECK(page["facets"]["county"][0]["value"] == "513423");
    CHECK(page["facets"]["prefecture"][0]["value"] == "凉山彝族自治州");

    CHECK(found(at, "price_per_kilogram_fen_max=700")["total"] == 0);
    REQUIRE(at.post("/v1/products/" + mangoes + "/offers", std::string(tests::offer_body)).status == 201);
    wait_for_total(at, "price_per_kilogram_fen_max=700", 1);
    page = found(at, "price_per_kilogram_fen_max=700&poverty_area=%E5%A4%A7%E5%B0%8F%E5%87%89%E5%B1%B1%E5%BD%9D%E5%8C%BA");
    CHECK(page["data"][0]["id"] == mangoes);
}

TEST_CASE("a product that is found says what it says by itself, within a second of every change", "[catalog][search]") {
    tests::catalog_program at;
    at.import_counties();
    const auto mangoes = at.published(R"({"name_zh":"盐源芒果"})");
    REQUIRE(at.post("/v1/products/" + mangoes + "/offers", std::string(tests::offer_body)).status == 201);
    const auto says_the_same = [&] {
        const auto page = found(at, "sort=newest");
        if (page["data"].size() != 1) return false;
        auto product = page["data"][0];
        CHECK(product["availability"] == "none");
        product.erase("availability");
        return product == nlohmann::json::parse(at.get("/v1/products/" + mangoes).body);
    };
    tests::run_until(at.io, says_the_same);
    CHECK(found(at, "sort=newest")["data"][0]["offer"]["version"] == 1);
}

TEST_CASE("pages of a search follow each other", "[catalog][search]") {
    tests::catalog_program at;
    at.import_counties();
    for (int i = 0; i < 3; ++i) at.published("{}");
    wait_for_total(at, "q=pingguo", 3);
    const auto first = found(at, "q=pingguo&limit=2");
    CHECK(first["data"].size() == 2);
    CHECK(first["has_more"] == true);
    const auto second = found(at, "q=pingguo&limit=2&cursor=" + first["next_cursor"].get<std::string>());
    CHECK(second["data"].size() == 1);
    CHECK(second["has_more"] == false);
    CHECK(second["next_cursor"].is_null());
    CHECK(at.get("/v1/product-search?q=other&limit=2&cursor=" + first["next_cursor"].get<std::string>()).status == 400);
}

TEST_CASE("an index that was asked for is built anew; one that is lost, too", "[catalog][search]") {
    tests::catalog_program at;
    at.import_counties();
    at.published("{}");
    wait_for_total(at, "q=pingguo", 1);
    REQUIRE(at.command("rebuild search", {}) == 0);
    tests::run_until(at.io, [&] { return at.log.count("catalog.index_built") == 2; });
    CHECK(found(at, "q=pingguo")["total"] == 1);
}

TEST_CASE("malformed searches are refused by name", "[catalog][search]") {
    tests::catalog_program at;
    CHECK(
        tests::sorted_faults_of(at.get("/v1/product-search?sort=best&in_season=maybe&price_per_kilogram_fen_min=-1&supplier=x&colour=red"))
            .size() >= 1);
    CHECK(at.get("/v1/product-search?sort=best").status == 400);
    CHECK(at.get("/v1/product-search?q=" + std::string(61, 'x')).status == 400);
    CHECK(at.get("/v1/product-search?cursor=abc").status == 400);
    CHECK(found(at, "q=%2C")["total"] == 0);
}
