// Listings that the catalogue holds back: how they are told, kept and refused.
#include <catch.hpp>

#include "orders/consumers/catalogue_news_json.hpp"
#include "orders/domain/eligibility/errors.hpp"
#include "orders/domain/words/sentences.hpp"
#include "orders/store/eligibility/holds_text.hpp"

using namespace chuanpin;
using namespace chuanpin::orders;

namespace {

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

journal::feed_entry entry_of(std::string type, std::string data) {
    journal::feed_entry entry;
    entry.type = std::move(type);
    entry.data = std::move(data);
    return entry;
}

}  // namespace

TEST_CASE("a hold is there from its first day until before its last", "[orders][eligibility]") {
    const domain::listing_hold hold{"report_expired", day("2026-03-02"), day("2026-03-05"), "pmt_1"};
    CHECK_FALSE(holds_on(hold, day("2026-03-01")));
    CHECK(holds_on(hold, day("2026-03-02")));
    CHECK(holds_on(hold, day("2026-03-04")));
    CHECK_FALSE(holds_on(hold, day("2026-03-05")));
    CHECK(domain::holds_on({"report_expired", day("2026-03-02"), {}, ""}, day("2099-01-01")));
}

TEST_CASE("every reason is said in Chinese as well", "[orders][eligibility][words]") {
    base::sentence_book book;
    for (const auto table : domain::sentence_tables()) book.add(table);
    for (const auto* code : {"licence_expired", "licence_missing", "report_expired", "under_review", "review_refused", "new_reason"}) {
        const auto english = domain::sentence_of({code, day("2026-03-02"), {}, "pmt_1"}, "盐源苹果");
        INFO(english);
        const auto chinese = book.chinese(english);
        REQUIRE(chinese);
        CHECK(chinese->starts_with("盐源苹果："));
        CHECK(chinese->find("2026-03-02") != std::string::npos);
    }
    CHECK(book.chinese("苹果: licence pmt_1 does not hold since 2026-03-02.") == "苹果：证照 pmt_1 自 2026-03-02 起失效。");
    CHECK(book.chinese(domain::errors::listing_held({}).detail) == "今日未在架的商品不能下单。");
}

TEST_CASE("holds are kept as they are told", "[orders][eligibility]") {
    const std::vector<domain::listing_hold> holds{{"licence_expired", day("2026-03-02"), {}, "pmt_1"},
                                                  {"under_review", day("2026-03-05"), day("2026-04-01"), ""}};
    CHECK(store::parse_holds(store::to_text(holds)) == holds);
    CHECK(store::parse_holds("").empty());
    CHECK_THROWS(store::parse_holds("licence_expired 2026-03-02 -"));
    CHECK_THROWS(store::parse_holds("licence_expired 2026-13-02 - x\n"));

    const auto news = consumers::read_news(entry_of("listing.held", R"({"product_id":"prd_00000000000000000000000001","revision":7,"holds":[
        {"code":"licence_expired","valid_from":"2026-03-02","valid_to":null,"decided_by":"pmt_1"},
        {"code":"under_review","valid_from":"2026-03-05","valid_to":"2026-04-01","decided_by":""}]})"));
    REQUIRE(news);
    const auto& known = std::get<domain::listing_known>(*news);
    CHECK(known.revision == 7);
    CHECK(known.holds == holds);
    CHECK_THROWS(consumers::read_news(entry_of(
        "listing.held", R"({"product_id":"prd_00000000000000000000000001","revision":7,"holds":[{"code":"a b","valid_from":"2026-03-02",
        "valid_to":null,"decided_by":""}]})")));
    CHECK_THROWS(consumers::read_news(entry_of("listing.held", R"({"product_id":"prd_00000000000000000000000001","revision":7})")));
}
