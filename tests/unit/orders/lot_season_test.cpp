// What is said of the season of goods that are received.
#include <catch.hpp>

#include "orders/domain/eligibility/lot_season.hpp"
#include "orders/http/requests_json.hpp"
#include "platform/base/alike_key.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace domain = chuanpin::orders::domain;

namespace {

domain::lot_season harvested(const char* on, std::optional<const char*> first = std::nullopt) {
    domain::lot_season season{.harvested_on = base::parse_date(on).value(), .goods = {"fruit", "凯特芒", "510422"}};
    if (first) season.first_harvest_on = base::parse_date(*first);
    return season;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a receipt says how its harvest stands to what was announced", "[orders][eligibility]") {
    CHECK(holds(domain::explain(harvested("2026-08-01")).zh, "无公告首采日"));
    CHECK(holds(domain::explain(harvested("2026-08-01", "2026-08-01")).en, "not before the announced first harvest of 2026-08-01"));
    CHECK(holds(domain::explain(harvested("2026-07-31", "2026-08-01")).zh, "早于公告首采日 2026-08-01，不得销售"));
    CHECK(holds(domain::explain(harvested("2026-07-31", "2026-08-01")).en, "it is not sold"));
}

TEST_CASE("a receipt says what it would need to be held against an announcement", "[orders][eligibility]") {
    auto season = harvested("2026-08-01");
    CHECK(season.goods.is_known());
    season.goods.county_code.reset();
    CHECK(holds(domain::explain(season).zh, "产地县未填报"));
    season.goods.variety_key.reset();
    CHECK(holds(domain::explain(season).zh, "品种和产地县未填报"));
    season.goods.county_code = "510422";
    CHECK(holds(domain::explain(season).en, "The variety was not named"));
    season.goods = {std::nullopt, "凯特芒", "510422"};
    CHECK(holds(domain::explain(season).en, "category"));
    CHECK_FALSE(season.goods.is_known());
}

TEST_CASE("a batch may name its variety and county", "[orders][eligibility][http]") {
    const auto receipt = [](const std::string& more) {
        return orders::http::read_stock_receipt(
            R"({"product_id":"prd_00000000000000000000000001","warehouse_code":"W","quantity":1,"reason":"入库",)"
            R"("batch":{"number":"1","harvested_on":"2026-08-01","expires_on":"2026-09-01")" +
            more + "}}");
    };
    const auto bare = receipt("");
    REQUIRE(bare);
    CHECK_FALSE(bare->batch->variety);
    CHECK_FALSE(bare->batch->county_code);
    const auto named = receipt(R"(,"variety":"凯特 芒","county_code":"510422")");
    REQUIRE(named);
    CHECK(named->batch->variety == "凯特 芒");
    CHECK(named->batch->county_code == "510422");
    std::string variety;
    for (std::size_t i = 0; i < domain::variety_length_max; ++i) variety += "芒";
    CHECK(receipt(R"(,"variety":")" + variety + "\""));
    const auto refused = receipt(R"(,"variety":")" + variety + R"(芒","county_code":"51042a")").error();
    REQUIRE(refused.fields.size() == 2);
    CHECK(refused.fields[0].pointer == "/batch/variety");
    CHECK(refused.fields[1].pointer == "/batch/county_code");
}

TEST_CASE("names are alike without spaces, width and case", "[base]") {
    CHECK(base::alike_key("凯特 芒") == "凯特芒");
    CHECK(base::alike_key("Ｆｕｊｉ\u3000苹果１号") == "fuji苹果1号");
    CHECK(base::alike_key(" \t").empty());
}
