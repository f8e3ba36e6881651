#include <catch.hpp>

#include "catalog/domain/offer.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog::domain;

namespace {

using list = std::vector<std::string>;

const base::instant now = tests::manual_clock().now();

list faults_in(const offer_conditions& what) {
    list faults;
    for (const auto& each : faults_of(what)) faults.push_back(each.pointer + " " + each.code);
    return faults;
}

offer_terms by_kilogram(std::vector<price_tier> tiers) {
    offer_terms terms{tiers.front().quantity_from, std::move(tiers), now, {}};
    terms.conditions.priced_by = pricing::kilogram;
    return terms;
}

list faults_of_terms(const base::result<offer_terms>& result) {
    list faults;
    if (!result)
        for (const auto& each : result.error().fields) faults.push_back(each.pointer + " " + each.code);
    return faults;
}

}  // namespace

TEST_CASE("an offer that says nothing goes to the whole province, by every channel, by the pack", "[catalog][domain]") {
    const offer_conditions what;
    CHECK(faults_in(what).empty());
    CHECK(what.delivery_area.empty());
    CHECK(what.channels.size() == 4);
    CHECK(what.priced_by == pricing::pack);
    for (const auto each : sales_channels) CHECK(parse_sales_channel(name_of(each)) == each);
    for (const auto each : {pricing::pack, pricing::kilogram}) CHECK(parse_pricing(name_of(each)) == each);
    CHECK_FALSE(parse_sales_channel("barter"));
    CHECK_FALSE(parse_pricing("box"));
}

TEST_CASE("codes of an area are of the province, once each, and not under their own prefecture", "[catalog][domain]") {
    CHECK(faults_in({.delivery_area = {"513400", "510104"}}).empty());
    CHECK(faults_in({.delivery_area = {"513423", "440106", "5134", "513423", "510000", "513400"}}) ==
          list{"/delivery_area/0 covered", "/delivery_area/1 invalid-format", "/delivery_area/2 invalid-format",
               "/delivery_area/3 duplicate", "/delivery_area/4 invalid-format"});
    offer_conditions many;
    for (std::size_t i = 0; i < area_codes_max; ++i) many.delivery_area.push_back(std::to_string(511'101 + i + i / 99));
    CHECK(faults_in(many).empty());
    many.delivery_area.emplace_back("510104");
    CHECK(faults_in(many) == list{"/delivery_area too-many"});
}

TEST_CASE("channels are at least one and none twice", "[catalog][domain]") {
    CHECK(faults_in({.channels = {sales_channel::commercial}}).empty());
    CHECK(faults_in({.channels = {}}) == list{"/channels too-few"});
    CHECK(faults_in({.channels = {sales_channel::commercial, sales_channel::ecommerce, sales_channel::commercial}}) ==
          list{"/channels duplicate"});
}

TEST_CASE("a tolerance keeps its limits and needs a price by the kilogram", "[catalog][domain]") {
    const auto with = [](pricing by, std::int64_t under, std::int64_t over) {
        return faults_in({.priced_by = by, .weight_under_permille = under, .weight_over_permille = over});
    };
    CHECK(with(pricing::kilogram, 0, tolerance_permille_max).empty());
    CHECK(with(pricing::kilogram, tolerance_permille_max + 1, -1) ==
          list{"/weight_under_permille out-of-range", "/weight_over_permille out-of-range"});
    CHECK(with(pricing::pack, 0, 0).empty());
    CHECK(with(pricing::pack, 1, 0) == list{"/weight_under_permille priced-by-pack"});
    CHECK(with(pricing::pack, 0, 1) == list{"/weight_over_permille priced-by-pack"});
}

TEST_CASE("faults of conditions and tiers are told at once", "[catalog][domain]") {
    auto terms = by_kilogram({{10, {}, base::fen{500}}, {20, {}, base::fen{501}}});
    terms.conditions.channels.clear();
    const auto refused = check_terms(terms);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "offer-conditions-invalid");
    REQUIRE(refused.error().fields.size() == 2);
    CHECK(refused.error().fields[0].pointer == "/channels");
    CHECK(refused.error().fields[1].pointer == "/tiers/1/price_per_kilogram_fen");
    CHECK(check_terms(by_kilogram({{10, {}, base::fen{500}}, {20, {}, base::fen{500}}})));
    CHECK(check_terms(by_kilogram({{10, {500}}})).error().fields[0].pointer == "/tiers/0/price_per_kilogram_fen");
    CHECK(check_terms({10, {{10, {}, base::fen{500}}}, now, {}}).error().fields[0].pointer == "/tiers/0/unit_price_fen");
}

TEST_CASE("a pack costs what its nominal mass costs, rounded half up once", "[catalog][domain]") {
    const auto settled = settle(by_kilogram({{1, {}, base::fen{1'099}}, {2, {}, base::fen{1'001}}}), 2'500);
    REQUIRE(settled);
    CHECK(settled->tiers[0].unit_price == base::fen{2'748});  // 2747.5
    CHECK(settled->tiers[1].unit_price == base::fen{2'503});  // 2502.5
    CHECK(kilogram_price_of(settled->tiers[0], 2'500) == base::fen{1'099});
    CHECK(kilogram_price_of(price_tier{1, {6'805}}, 10'000) == base::fen{681});
    CHECK(settle(*settled, 2'500) == *settled);
}

TEST_CASE("what has no mass, or makes a pack that costs nothing or too much, has no price by the kilogram", "[catalog][domain]") {
    CHECK(faults_of_terms(settle(by_kilogram({{1, {}, base::fen{500}}}), 0)) == list{"/priced_by no-mass"});
    CHECK(faults_of_terms(settle(by_kilogram({{1, {}, base::fen{1}}}), 499)) == list{"/tiers/0/price_per_kilogram_fen out-of-range"});
    CHECK(settle(by_kilogram({{1, {}, base::fen{1}}}), 500));
    CHECK(settle(by_kilogram({{1, {}, unit_price_max}}), 1'000));
    CHECK(faults_of_terms(settle(by_kilogram({{1, {}, unit_price_max}}), 1'001)) == list{"/tiers/0/price_per_kilogram_fen out-of-range"});
    CHECK(settle({1, {{1, {500}}}, now, {}}, 0));
}

TEST_CASE("conditions in another order are the same, and what differs is named", "[catalog][domain]") {
    const offer_conditions one{.delivery_area = {"513400", "510104"}, .channels = {sales_channel::commercial, sales_channel::ecommerce}};
    const offer_conditions other{.delivery_area = {"510104", "513400"}, .channels = {sales_channel::ecommerce, sales_channel::commercial}};
    CHECK(changes_between(in_order(one), in_order(other)).empty());
    CHECK(changes_between({}, in_order(one)) == list{"delivery_area", "channels"});
    CHECK(changes_between({}, {.priced_by = pricing::kilogram, .weight_under_permille = 1, .weight_over_permille = 2}) ==
          list{"priced_by", "weight_under_permille", "weight_over_permille"});
}
