// Season by the day of harvest, freshness by the day of delivery: which lots an order may take.
#include <catch.hpp>

#include "orders/consumers/catalogue_news_json.hpp"
#include "orders/domain/eligibility/unfit_goods.hpp"
#include "orders/domain/words/sentences.hpp"
#include "orders/store/eligibility/lots_text.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::orders::domain;
namespace consumers = chuanpin::orders::consumers;
namespace store = chuanpin::orders::store;

namespace {

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }
std::optional<base::business_date> maybe(std::string_view text) { return text.empty() ? std::nullopt : std::optional(day(text)); }

const auto mango = numbered<product_id>(1);
const auto delivery = day("2026-03-10");

stock_lot a_lot(unsigned char number, std::int64_t on_hand, std::string_view harvested, std::string_view expires,
                std::string_view announced) {
    return {.key = {mango, numbered<warehouse_id>(1)},
            .lot = numbered<lot_id>(number),
            .harvested_on = maybe(harvested),
            .expires_on = maybe(expires),
            .on_hand = on_hand,
            .first_harvest_on = maybe(announced)};
}

shelf shelf_of(std::vector<stock_lot> lots) {
    stock_level level{.key = {mango, numbered<warehouse_id>(1)}};
    for (const auto& each : lots) level.on_hand += each.on_hand;
    return shelf({.levels = {level}, .lots = std::move(lots)});
}

order an_order(std::int64_t quantity) {
    order what{.id = numbered<order_id>(1), .requested_delivery_date = delivery};
    what.lines = {{.id = numbered<line_id>(1), .product = mango, .name_zh = "凯特芒", .quantity = quantity}};
    return what;
}

base::error refused(const shelf& stock, std::int64_t quantity) {
    const need asked{numbered<line_id>(1), mango, quantity};
    const auto missing = stock.find_shortages({&asked, 1}, delivery);
    REQUIRE(missing.size() == 1);
    return shortage_error(an_order(quantity), missing);
}

}  // namespace

TEST_CASE("a lot is fit from the announced day of harvest on, and until its last good day", "[orders][eligibility]") {
    CHECK(a_lot(1, 1, "2025-08-10", "2026-03-10", "2025-08-10").is_fit_on(delivery));
    CHECK_FALSE(a_lot(1, 1, "2025-08-09", "2026-03-10", "2025-08-10").is_fit_on(delivery));
    CHECK_FALSE(a_lot(1, 1, "2025-08-10", "2026-03-09", "2025-08-10").is_fit_on(delivery));
    CHECK(a_lot(1, 1, "2025-08-09", "2026-03-10", "").is_fit_on(delivery));  // nothing was announced
    CHECK(a_lot(1, 1, "", "", "").is_fit_on(delivery));
    CHECK(a_lot(1, 1, "2025-10-01", "", "2025-09-20").is_fit_on(delivery));  // out of the cold store, long after the harvest
}

TEST_CASE("only fit lots are set aside, those that expire first", "[orders][eligibility]") {
    auto stock = shelf_of({a_lot(1, 5, "2025-08-01", "2026-04-01", "2025-08-10"), a_lot(2, 5, "2025-08-20", "2026-05-01", "2025-08-10"),
                           a_lot(3, 5, "2025-08-15", "2026-04-20", "2025-08-10"), a_lot(4, 5, "2025-08-15", "2026-03-01", "2025-08-10")});
    CHECK(stock.available(mango, delivery) == 10);
    CHECK(stock.unfit(mango, delivery) == unfit_stock{5, 5, day("2025-08-10")});
    const need asked{numbered<line_id>(1), mango, 7};
    const auto held = stock.hold({&asked, 1}, delivery, numbered<order_id>(1), numbered<account_id>(1), manual_clock().now());
    REQUIRE(held.size() == 2);
    CHECK(held[0].lot == numbered<lot_id>(3));
    CHECK(held[1].lot == numbered<lot_id>(2));
    CHECK(held[1].quantity == 2);
}

TEST_CASE("where unfit goods would do, the refusal says which and how many", "[orders][eligibility]") {
    const auto stale = shelf_of({a_lot(1, 5, "", "2026-03-01", ""), a_lot(2, 3, "", "2026-03-10", "")});
    const auto not_fresh = refused(stale, 8);
    CHECK(not_fresh.code == "goods-not-fresh");
    REQUIRE(not_fresh.fields.size() == 1);
    CHECK(not_fresh.fields[0].pointer == "/lines/0/quantity");
    CHECK(not_fresh.fields[0].detail == "凯特芒: 3 are good on the day of delivery, 2026-03-10; 5 more expire before it.");
    CHECK(refused(stale, 9).code == "insufficient-stock");

    const auto young = shelf_of({a_lot(1, 5, "2025-08-01", "2026-04-01", "2025-08-10"), a_lot(2, 3, "", "2026-03-01", "")});
    const auto early = refused(young, 4);
    CHECK(early.code == "goods-harvested-early");
    REQUIRE(early.fields.size() == 2);
    CHECK(early.fields[0].code == "goods-not-fresh");
    CHECK(early.fields[1].detail ==
          "凯特芒: 0 are fit for it; 5 more were harvested before the first harvest that was announced, 2025-08-10.");
    CHECK(refused(young, 3).code == "goods-not-fresh");
    CHECK(refused(young, 8).code == "goods-harvested-early");
    const auto too_little = refused(young, 9);
    CHECK(too_little.code == "insufficient-stock");
    CHECK(too_little.fields[0].detail == "凯特芒: 0 are available.");

    base::sentence_book book;
    for (const auto table : sentence_tables()) book.add(table);
    for (const auto& error : {not_fresh, early}) {
        CHECK(book.chinese(error.detail));
        for (const auto& field : error.fields) CHECK(book.chinese(field.detail));
    }
}

TEST_CASE("what was taken from which lot is explained by its days, and kept as it was", "[orders][eligibility]") {
    const taken_lot apples{numbered<lot_id>(7), 12, day("2025-10-02"), day("2025-09-20"), day("2026-04-01")};
    const auto why = explain(apples, delivery);
    CHECK(why.zh == "2025-10-02 采收，不早于公告首采日 2025-09-20；保质期至 2026-04-01，不早于要求送达日 2026-03-10。");
    CHECK(why.en ==
          "harvested on 2025-10-02, not before the announced first harvest of 2025-09-20; good until 2026-04-01, the delivery is on "
          "2026-03-10.");
    const taken_lot unnamed{{}, 3, {}, {}, {}};
    CHECK(explain(unnamed, delivery).zh == "采收日未登记；保质期至未登记。");
    const std::vector<taken_lot> both{apples, unnamed};
    CHECK(store::parse_lots(store::to_text(both)) == both);
    CHECK(store::parse_lots("").empty());
    CHECK_THROWS(store::parse_lots("lot_1 1 - - -\n"));
    CHECK_THROWS(store::parse_lots(store::to_text(both) + "x"));
}

TEST_CASE("announced harvests and lots are read from the catalogue's events, old events of lots too", "[orders][eligibility][consumers]") {
    journal::feed_entry entry;
    entry.type = "harvest.announced";
    entry.data =
        R"({"harvest_announcement":5,"category":"fruit","variety":"凯特芒","variety_key":"凯特芒","county_code":"510422","year":2025,
        "first_harvest_on":"2025-08-10","valid_from":"2025-01-01","valid_to":"2026-01-01","source":{}})";
    const auto news = consumers::read_news(entry);
    REQUIRE(news);
    CHECK(std::get<harvest_known>(*news).what ==
          harvest_announcement{5, "fruit", "凯特芒", "510422", 2025, day("2025-08-10"), day("2025-01-01"), day("2026-01-01")});
    entry.type = "harvest.withdrawn";
    CHECK(std::get<harvest_forgotten>(*consumers::read_news(entry)).what == std::get<harvest_known>(*news).what);
    entry.type = "lot.opened";
    entry.data = R"({"lot_id":"lot_00000000000000000000000001","product_id":"prd_00000000000000000000000001",
        "supplier_organisation_id":"org_00000000000000000000000001","number":"A","harvested_on":"2025-08-01","totals":{"poor":{"quantity_g":1},
        "other":{"quantity_g":2}}})";
    const auto old = std::get<lot_known>(*consumers::read_news(entry));
    CHECK(old.intake_g == 3);
    CHECK(old.category.empty());
    CHECK_FALSE(old.variety_key);
    CHECK(county_of_place("510422101203") == "510422");
    CHECK(county_of_place("FD510422001") == "510422");
    CHECK(county_of_place("510422") == "510422");
    CHECK(county_of_place("").empty());
}
