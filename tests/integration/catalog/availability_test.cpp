// What orders tell of stock reaches the search within a second.
#include <catch.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

namespace {

nlohmann::json found(catalog_program& at, const std::string& query = "sort=newest") {
    const auto answer = at.get("/v1/product-search?" + query);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return nlohmann::json::parse(answer.body);
}

void wait_for_total(catalog_program& at, const std::string& query, int total) {
    run_until(at.io, [&] { return found(at, query)["total"] == total; });  // how soon: visibility_test.cpp
}

}  // namespace

TEST_CASE("a product is found in stock once it is, and not any more once it is sold", "[catalog][search][availability]") {
    catalog_program at;
    at.import_counties();
    const auto apples = at.published();
    const auto pears = at.published(R"({"name_zh":"盐源梨"})");
    wait_for_total(at, "sort=newest", 2);
    CHECK(found(at, "in_stock=true")["total"] == 0);
    CHECK(found(at, "in_stock=false")["total"] == 2);
    CHECK(found(at)["data"][0]["availability"] == "none");

    at.orders.stock_level(1, apples, 12, 1);
    at.orders.stock_level(2, pears, 20, 1);
    wait_for_total(at, "in_stock=true", 2);
    CHECK(found(at, "q=pingguo")["data"][0]["availability"] == "few");
    CHECK(found(at, "q=yyl")["data"][0]["availability"] == "plenty");
    CHECK(found(at)["facets"]["in_stock"] == nlohmann::json::parse(R"([{"value":"true","products":2}])"));

    at.orders.stock_level(3, apples, 8, 1);
    run_until(at.io, [&] { return found(at, "q=pingguo")["data"][0]["availability"] == "plenty"; });
    at.orders.stock_level(1, apples, 0, 2);
    at.orders.stock_level(1, apples, 12, 1);  // once more, late
    at.orders.stock_level(3, apples, 0, 2);
    wait_for_total(at, "in_stock=true", 1);
    CHECK(found(at, "in_stock=true")["data"][0]["id"] == pears);
    CHECK(found(at, "in_stock=false")["data"][0]["id"] == apples);
    CHECK(at.get("/v1/product-search?in_stock=perhaps").status == 400);
}

TEST_CASE("an index that is built anew knows what is in stock", "[catalog][search][availability]") {
    catalog_program at;
    at.import_counties();
    const auto apples = at.published();
    at.orders.stock_level(1, apples, 5, 1);
    wait_for_total(at, "in_stock=true", 1);
    REQUIRE(at.command("rebuild search", {}) == 0);
    run_until(at.io, [&] { return at.log.count("catalog.index_built") == 2; });
    CHECK(found(at, "in_stock=true")["total"] == 1);
    const auto types = at.sealed_types();
    CHECK(std::ranges::count(types, "product.availability_turned") == 1);
}
