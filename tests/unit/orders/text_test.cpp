// What is written and read beside the domain: tiers in their column, JSON as text, requests, events, settings.
#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "orders/consumers/catalogue_news_json.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/views.hpp"
#include "orders/settings.hpp"
#include "orders/store/tiers_text.hpp"
#include "platform/json/writer.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
namespace domain = orders::domain;
namespace store = orders::store;
namespace consumers = orders::consumers;
namespace web = orders::http;
using document = nlohmann::json;
using orders::read_settings;

TEST_CASE("price tiers are read back from their column, and nothing else is", "[orders][store]") {
    const std::vector<domain::price_tier> tiers{{10, {6'800}}, {50, {6'400}}, {base::wire_integer_max, {1}}};
    CHECK(store::to_text(tiers) == "10:6800 50:6400 9007199254740991:1");
    CHECK(store::parse_tiers(store::to_text(tiers)) == tiers);
    CHECK(store::parse_tiers("").empty());
    for (const auto* bad : {"10", "10:", "10:5,50:4", "x:1", "10:5 50", "10:99999999999999999999"}) {
        INFO(bad);
        CHECK_THROWS_AS(store::parse_tiers(bad), std::logic_error);
    }
}

TEST_CASE("written JSON is what a parser reads, whatever the text holds", "[json]") {
    std::string text;
    const std::string nasty = std::string("\"\\/\b\n\r\t\x01\x1f ") + "川品\u2028😀" + std::string(1, '\0') + "end";
    json::writer out(text);
    out.begin_object().member("text", nasty).member("number", std::int64_t{-9'007'199'254'740'991}).member("yes", true).member("no", false);
    out.member("nothing", std::optional<std::string>()).member("some", std::optional<std::int64_t>(7)).raw("raw", R"([1,{"a":2}])");
    out.begin_array("rows");
    for (int i = 0; i < 2; ++i) out.begin_object().member("i", i).begin_object("empty").end_object().end_object();
    out.end_array().begin_array("none").end_array().end_object();
    const auto read = document::parse(text);
    CHECK(read["text"] == nasty);
    CHECK(read["number"] == -9'007'199'254'740'991);
    CHECK(read["yes"] == true);
    CHECK(read["nothing"].is_null());
    CHECK(read["some"] == 7);
    CHECK(read["raw"][1]["a"] == 2);
    CHECK(read["rows"].size() == 2);
    CHECK(read["rows"][1]["i"] == 1);
    CHECK(read["none"].empty());
}

TEST_CASE("an acceptance is all, or lines, not both and not neither", "[orders][http]") {
    CHECK(web::read_acceptance(R"({"all":true})")->all);
    CHECK(web::read_acceptance(R"({"lines":[{"line_id":"lin_00000000000000000000000001","accepted_quantity":1,"rejected_quantity":0}]})")
              ->lines.size() == 1);
    CHECK_FALSE(web::read_acceptance(R"({})"));
    CHECK_FALSE(web::read_acceptance(R"({"all":false})"));
    CHECK_FALSE(web::read_acceptance(R"({"all":true,"lines":[]})"));
}

TEST_CASE("a warehouse code is short and plain", "[orders][http]") {
    const auto with = [](const std::string& code) {
        return web::read_stock_receipt(
            document{{"product_id", "prd_00000000000000000000000001"}, {"warehouse_code", code}, {"quantity", 1}, {"reason", "r"}}.dump());
    };
    CHECK(with("YY-01"));
    CHECK(with(std::string(40, 'a')));
    CHECK_FALSE(with(std::string(41, 'a')));
    CHECK_FALSE(with("一号库"));
    CHECK_FALSE(with("a b"));
    CHECK_FALSE(with(""));
}

TEST_CASE("a request without a body, or with an empty object, asks for nothing more", "[orders][http]") {
    CHECK(web::read_nothing(""));
    CHECK(web::read_nothing("{}"));
    CHECK_FALSE(web::read_nothing(R"({"version":1})"));
    CHECK_FALSE(web::read_nothing("null"));
}

TEST_CASE("events of the catalogue that orders does not need are left alone, broken ones are not", "[orders][consumers]") {
    journal::feed_entry entry;
    entry.type = "registry.imported";
    entry.data = "{}";
    CHECK_FALSE(consumers::read_news(entry));
    entry.type = "product.drafted";
    CHECK_FALSE(consumers::read_news(entry));
    entry.type = "offer.published";
    CHECK_THROWS(consumers::read_news(entry));
    entry.type = "offer.withdrawn";
    entry.data =
        R"({"offer_id":"ofr_00000000000000000000000001","offer_version":2,"valid_to":"2026-03-02T01:00:00.000000Z","later":{"more":1}})";
    const auto news = consumers::read_news(entry);
    REQUIRE(news);
    CHECK(std::get<domain::version_withdrawn>(*news).version == 2);
    entry.type = "certificate.suspended";
    entry.data = R"({"number":"SF-2026-000001-X","product_ids":["prd_00000000000000000000000001"],
        "scope":[{"product_id":"prd_00000000000000000000000001","valid_from":"2026-02-01","valid_to":null,"catalogue_number":null},
                 {"product_id":"prd_00000000000000000000000002","valid_from":"2026-01-01","valid_to":"2026-03-01","catalogue_number":null}],
        "periods":[{"status":"pre_authorised","valid_from":"2026-01-01","valid_to":"2026-06-01"},
        {"status":"suspended","valid_from":"2026-06-01","valid_to":"2027-01-01"},{"status":"authorised","valid_from":"2027-01-01","valid_to":null}]})";
    const auto certificate = consumers::read_news(entry);
    REQUIRE(certificate);
    const auto& marks = std::get<domain::mark_known>(*certificate).marks;
    REQUIRE(marks.size() == 3);  // a suspension authorises nothing, and the second product had left by 2027
    const auto year = std::chrono::year(2026);
    CHECK(marks[0].second == domain::mark_period{"SF-2026-000001-X", year / 2 / 1, year / 6 / 1});
    CHECK(marks[1].second == domain::mark_period{"SF-2026-000001-X", std::chrono::year(2027) / 1 / 1, std::nullopt});
    CHECK(marks[2].second == domain::mark_period{"SF-2026-000001-X", year / 1 / 1, year / 3 / 1});
    entry.data = R"({"number":"SF-2026-000001-X","scope":[{"product_id":"prd_1","valid_from":"2026-01-01","valid_to":null}],"periods":[]})";
    CHECK_THROWS(consumers::read_news(entry));
}

TEST_CASE("settings are whole numbers within their bounds", "[orders]") {
    CHECK(read_settings({}).hold == std::chrono::hours(72));
    CHECK(read_settings({{"orders.hold_hours", "1"}}).hold == std::chrono::hours(1));
    CHECK(read_settings({{"orders.batches_in_flight", "64"}}).batches_in_flight == 64);
    CHECK_THROWS(read_settings({{"orders.batches_in_flight", "65"}}));
    CHECK_THROWS(read_settings({{"orders.hold_hours", "0"}}));
    CHECK_THROWS(read_settings({{"orders.hold_hours", "72h"}}));
}

TEST_CASE("an offer of a service weighs nothing and is stored nowhere", "[orders][consumers]") {
    journal::feed_entry entry;
    entry.type = "offer.published";
    entry.data = R"({"offer_id":"ofr_00000000000000000000000001","offer_version":1,"product_id":"prd_00000000000000000000000001",
        "supplier_organisation_id":"org_00000000000000000000000001","name_zh":"泸沽湖游","service":true,"unit_net_mass_g":null,
        "minimum_quantity":1,"tiers":[{"quantity_from":1,"unit_price_fen":100}],"valid_from":"2026-03-02T01:00:00.000000Z","valid_to":null,
        "storage":null,"origin_county_code":"513423","shelf_life_hours":null})";
    const auto news = consumers::read_news(entry);
    REQUIRE(news);
    const auto& what = std::get<domain::version_known>(*news).what;
    CHECK(what.unit_net_mass_g == 0);
    CHECK(what.storage == domain::storage_range{});
    CHECK(what.shelf_life_hours == 0);
}
