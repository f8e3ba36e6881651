#include "catalog/domain/price/comparable.hpp"

#include <catch.hpp>

#include "catalog/domain/offer.hpp"
#include "catalog/domain/product.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

constexpr base::business_date today{std::chrono::year(2026), std::chrono::March, std::chrono::day(2)};

price_comparable apples_at_market() {
    return {.id = numbered<price_comparable_id>(1),
            .source_name = "成都批发市场",
            .region_code = "510100",
            .observed_on = today,
            .category = "fruit",
            .goods_name_zh = "盐源苹果",
            .goods_key = "盐源苹果",
            .unit_name_zh = "箱",
            .price = {6'800},
            .unit_mass_g = 10'000};
}

std::vector<std::string> faults_of(const price_comparable& what) {
    const auto checked = check_comparable(what, today);
    std::vector<std::string> faults;
    if (!checked)
        for (const auto& field : checked.error().fields) faults.push_back(field.pointer + " " + field.code);
    return faults;
}

}  // namespace

TEST_CASE("names of like goods have one key, however they are typed", "[catalog][price]") {
    CHECK(goods_key_of("盐源苹果") == "盐源苹果");
    CHECK(goods_key_of(" 盐源\u3000苹 果\t") == "盐源苹果");
    CHECK(goods_key_of("\uFF21\uFF22\uFF17红苹果") == "ab7红苹果");  // wide letters
    CHECK(goods_key_of("Ab 7红苹果") == "ab7红苹果");
    CHECK(goods_key_of("𠀀é") == "𠀀é");
    CHECK(goods_key_of("\u3000 ").empty());
    CHECK(goods_key_of("").empty());
}

TEST_CASE("every fault of a comparable is told at once, at the limit and one past it", "[catalog][price]") {
    CHECK(faults_of(apples_at_market()).empty());
    auto what = apples_at_market();
    what.price = unit_price_max;
    what.unit_mass_g = unit_net_mass_g_max;
    CHECK(faults_of(what).empty());
    what.price.value += 1;
    what.unit_mass_g += 1;
    what.observed_on = std::chrono::sys_days(today) + std::chrono::days(1);
    what.region_code = "51010";
    what.goods_key.clear();
    what.maker = numbered<organisation_id>(1);
    CHECK(faults_of(what) == std::vector<std::string>{"/maker_organisation_id not-of-this-source", "/region_code invalid-format",
                                                      "/observed_on out-of-range", "/goods_name_zh invalid-format",
                                                      "/price_fen out-of-range", "/unit_net_mass_g out-of-range"});
    what = apples_at_market();
    what.price = {0};
    what.unit_mass_g = 0;
    CHECK(faults_of(what) == std::vector<std::string>{"/price_fen out-of-range", "/unit_net_mass_g out-of-range"});
    what = apples_at_market();
    what.source = comparable_source::maker_shop;
    CHECK(faults_of(what) == std::vector<std::string>{"/maker_organisation_id not-of-this-source"});
}

TEST_CASE("there is one price of the same goods at a place on a day", "[catalog][price]") {
    auto other = apples_at_market();
    other.id = numbered<price_comparable_id>(2);
    other.price = {7'000};
    other.goods_name_zh = "盐源 苹果";
    CHECK(is_same_observation(apples_at_market(), other));
    other.specification = "一级";
    CHECK_FALSE(is_same_observation(apples_at_market(), other));
}

TEST_CASE("a comparable is withdrawn once", "[catalog][price]") {
    const comparable_withdrawal why{manual_clock().now(), numbered<account_id>(1), "typed wrongly"};
    const auto gone = withdraw(apples_at_market(), why);
    REQUIRE(gone);
    CHECK(gone->withdrawn == why);
    CHECK(withdraw(*gone, why).error().code == "price-comparable-withdrawn");
}

TEST_CASE("sources have names and nothing else is one", "[catalog][price]") {
    for (const auto each : {comparable_source::wholesale_market, comparable_source::self_operated, comparable_source::maker_shop,
                            comparable_source::bulletin})
        CHECK(parse_comparable_source(name_of(each)) == each);
    CHECK_FALSE(parse_comparable_source("hearsay"));
}
