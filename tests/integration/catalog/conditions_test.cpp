#include <catch.hpp>

#include <algorithm>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

struct conditions_program : catalog_program {
    std::string product;

    conditions_program() {
        import_counties();
        know(cooperative, "cooperative", "513423");
        product = published();
    }
    http::response offer(std::string_view changes, std::string_view from = "2026-03-02") {
        auto document = nlohmann::json::parse(offer_body);
        document["valid_from"] = from;
        document.merge_patch(nlohmann::json::parse(changes));
        return post("/v1/products/" + product + "/offers", document.dump());
    }
};

constexpr std::string_view by_kilogram =
    R"({"priced_by":"kilogram","weight_under_permille":50,"weight_over_permille":100,"channels":["directed_supply","ecommerce"],
        "delivery_area":["513400","510104"],
        "tiers":[{"quantity_from":10,"price_per_kilogram_fen":681},{"quantity_from":50,"price_per_kilogram_fen":640}]})";

}  // namespace

TEST_CASE("an offer is published on its conditions, read so, and its event says them", "[catalog][integration]") {
    conditions_program program;
    const auto made = program.offer(by_kilogram);
    REQUIRE(made.status == 201);
    for (const auto& shown : {made, program.get("/v1/offers/" + member(made, "/id"))}) {
        CHECK(member(shown, "/priced_by") == "kilogram");
        CHECK(member(shown, "/weight_under_permille") == "50");
        CHECK(member(shown, "/weight_over_permille") == "100");
        CHECK(member(shown, "/channels/0") == "ecommerce");
        CHECK(member(shown, "/channels/1") == "directed_supply");
        CHECK(member(shown, "/delivery_area/0") == "510104");
        CHECK(member(shown, "/delivery_area/1") == "513400");
        CHECK(member(shown, "/tiers/0/unit_price_fen") == "6810");
        CHECK(member(shown, "/tiers/0/price_per_kilogram_fen") == "681");
    }
    CHECK(member(program.get("/v1/products/" + program.product), "/offer/priced_by") == "kilogram");
    auto connection = program.open();
    auto rows = connection.query(
        "SELECT JSON_VALUE(data, '$.priced_by'), JSON_VALUE(data, '$.tiers[1].price_per_kilogram_fen'), "
        "JSON_VALUE(data, '$.channels[1]'), JSON_VALUE(data, '$.delivery_area[0]'), "
        "JSON_VALUE(data, '$.weight_over_permille') FROM journal WHERE type = 'offer.published'");
    REQUIRE(rows.next());
    CHECK(rows.text(0) == "kilogram");
    CHECK(rows.text(1) == "640");
    CHECK(rows.text(2) == "directed_supply");
    CHECK(rows.text(3) == "510104");
    CHECK(rows.text(4) == "100");
}

TEST_CASE("an offer without conditions goes everywhere by every channel, a pack at a time", "[catalog][integration]") {
    conditions_program program;
    const auto made = program.offer("{}");
    REQUIRE(made.status == 201);
    CHECK(member(made, "/priced_by") == "pack");
    CHECK(member(made, "/channels/3") == "directed_supply");
    CHECK(nlohmann::json::parse(made.body).at("delivery_area").empty());
    CHECK(member(made, "/tiers/0/price_per_kilogram_fen") == "681");
}

TEST_CASE("conditions that break a rule are refused with their places and change nothing", "[catalog][integration]") {
    conditions_program program;
    const auto refused = program.offer(R"({"channels":["barter"],"weight_over_permille":201,"priced_by":"box"})");
    CHECK(refused.status == 400);
    CHECK(sorted_faults_of(refused) ==
          std::vector<std::string>{"/channels out-of-range", "/priced_by out-of-range", "/weight_over_permille out-of-range"});
    const auto area = program.offer(R"({"delivery_area":["513423","513423","440106"],"weight_under_permille":1})");
    CHECK(area.status == 422);
    CHECK(member(area, "/code") == "offer-conditions-invalid");
    CHECK(sorted_faults_of(area) == std::vector<std::string>{"/delivery_area/1 duplicate", "/delivery_area/2 invalid-format",
                                                             "/weight_under_permille priced-by-pack"});
    CHECK(faults_of(program.offer(R"({"delivery_area":["513423","519900"]})")) ==
          std::vector<std::string>{"/delivery_area/1 county-unknown"});
    // The price of a pack where a kilogram has it, and the other way round.
    CHECK(program.offer(R"({"priced_by":"kilogram"})").status == 400);
    CHECK(program.offer(R"({"tiers":[{"quantity_from":10,"price_per_kilogram_fen":681}]})").status == 400);
    const auto types = program.sealed_types();
    CHECK(std::ranges::count(types, "offer.published") == 0);
}

TEST_CASE("other conditions than before take the product to the platform again", "[catalog][integration]") {
    conditions_program program;
    const auto reviews = [&] {
        const auto types = program.sealed_types();
        return std::ranges::count(types, "listing_review.opened");
    };
    REQUIRE(program.offer("{}").status == 201);
    REQUIRE(program.offer("{}", "2026-03-03").status == 201);
    CHECK(reviews() == 0);
    REQUIRE(program.offer(R"({"delivery_area":["513400"]})", "2026-03-04").status == 201);
    CHECK(reviews() == 1);
    auto connection = program.open();
    auto rows = connection.query("SELECT changed FROM listing_review");
    REQUIRE(rows.next());
    CHECK(rows.text(0) == "delivery_area");
}
