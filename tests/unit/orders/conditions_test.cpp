#include <catch.hpp>

#include "orders/consumers/catalogue_news_json.hpp"
#include "orders/domain/offer/delivery_area.hpp"
#include "orders/domain/order/channel.hpp"
#include "orders/store/tiers_text.hpp"

using namespace chuanpin;
using namespace chuanpin::orders;

TEST_CASE("an area covers its counties and those of its prefectures, none at all the whole province", "[orders][domain]") {
    const domain::delivery_area area{"513400", "510104"};
    CHECK(domain::covers(area, "513423"));
    CHECK(domain::covers(area, "513400"));
    CHECK(domain::covers(area, "510104"));
    CHECK_FALSE(domain::covers(area, "510105"));
    CHECK_FALSE(domain::covers(area, "513323"));
    CHECK_FALSE(domain::covers(area, "5134"));
    CHECK(domain::covers({}, "510105"));
    CHECK_FALSE(domain::covers({}, "440106"));
    CHECK_FALSE(domain::covers({}, ""));
    CHECK(domain::parse_area(domain::area_text(area)) == area);
    CHECK(domain::parse_area("").empty());
}

TEST_CASE("a set of channels has what was put into it, and all where nothing was said", "[orders][domain]") {
    for (const auto each : domain::channels) {
        CHECK(domain::channel_set().has(each));
        domain::channel_set one(0);
        CHECK_FALSE(one.has(each));
        one.add(each);
        for (const auto other : domain::channels) CHECK(one.has(other) == (other == each));
        CHECK(domain::channel_set(one.bits()) == one);
    }
}

TEST_CASE("prices of kilograms are kept beside those of packs", "[orders][store]") {
    std::vector<domain::price_tier> tiers{{1, {6'810}, base::fen{681}}, {50, {6'400}, base::fen{640}}};
    CHECK(store::kilogram_text(tiers) == "1:681 50:640");
    auto read = store::parse_tiers(store::to_text(tiers));
    store::read_kilograms("1:681 50:640", read);
    CHECK(read == tiers);
    CHECK(store::kilogram_text({{1, {100}}}).empty());
    CHECK_THROWS(store::read_kilograms("1:681", read));
    CHECK_THROWS(store::read_kilograms("2:681 50:640", read));
}

TEST_CASE("the conditions of an offer are read from its event, older events have none", "[orders][consumers]") {
    journal::feed_entry entry;
    entry.type = "offer.published";
    const std::string old = R"({"offer_id":"ofr_00000000000000000000000001","offer_version":1,"product_id":"prd_00000000000000000000000001",
        "supplier_organisation_id":"org_00000000000000000000000001","name_zh":"苹果","unit_net_mass_g":10000,"minimum_quantity":1,
        "valid_from":"2026-03-02T01:00:00.000000Z","valid_to":null,"storage":null,"origin_county_code":"513423","shelf_life_hours":9,)";
    const auto read = [&](const std::string& more) {
        entry.data = old + more;
        const auto news = consumers::read_news(entry);
        return std::get<domain::version_known>(news.value()).what;
    };
    const auto plain = read(R"("tiers":[{"quantity_from":1,"unit_price_fen":100}]})");
    CHECK(plain.area.empty());
    CHECK(plain.sold_by == domain::channel_set());
    CHECK_FALSE(plain.tiers[0].kilogram_price);
    const auto full = read(R"("tiers":[{"quantity_from":1,"unit_price_fen":6810,"price_per_kilogram_fen":681}],"priced_by":"kilogram",
        "weight_under_permille":50,"weight_over_permille":100,"channels":["commercial"],"delivery_area":["510104","513400"]})");
    CHECK(full.area == domain::delivery_area{"510104", "513400"});
    CHECK(full.sold_by.has(domain::channel::commercial));
    CHECK_FALSE(full.sold_by.has(domain::channel::directed_supply));
    CHECK(full.tiers == std::vector<domain::price_tier>{{1, {6'810}, base::fen{681}}});
    CHECK(full.weight_under_permille == 50);
    CHECK(full.weight_over_permille == 100);
    CHECK_THROWS(read(R"("tiers":[{"quantity_from":1,"unit_price_fen":100}],"channels":["barter"]})"));
}
