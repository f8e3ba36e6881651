#include <catch.hpp>

#include "catalog/domain/county.hpp"
#include "catalog/domain/eligibility.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog::domain;
using namespace std::chrono;

namespace {

constexpr base::business_date list_day{2018y / August / 31};
constexpr base::business_date later{2020y / January / 1};

county_facts poor() { return {"盐源县", "凉山彝族自治州", "大小凉山彝区", true, true}; }
county_facts not_poor() { return {"汉源县", "雅安市", "", false, false}; }
county_version row(std::int64_t id, county_facts facts, base::business_date from, std::optional<base::business_date> to = {}) {
    return {id, "513423", std::move(facts), from, to, {}};
}

}  // namespace

TEST_CASE("a county code is six digits of Sichuan", "[catalog][domain]") {
    CHECK(is_county_code("513423"));
    CHECK_FALSE(is_county_code("520123"));
    CHECK_FALSE(is_county_code("51342"));
    CHECK_FALSE(is_county_code("5134234"));
    CHECK_FALSE(is_county_code("51342x"));
}

TEST_CASE("a county that the registry does not have is added from its day on", "[catalog][domain]") {
    const auto change = plan_county_change({}, "513423", poor(), list_day);
    REQUIRE(change);
    CHECK(change->superseded.empty());
    CHECK(change->inserted == std::vector{row(0, poor(), list_day)});
}

TEST_CASE("the same facts change nothing, whenever they are said to begin", "[catalog][domain]") {
    const std::vector live{row(7, poor(), list_day)};
    CHECK_FALSE(plan_county_change(live, "513423", poor(), list_day));
    CHECK_FALSE(plan_county_change(live, "513423", poor(), later));
}

TEST_CASE("a correction of the same day supersedes the row", "[catalog][domain]") {
    const std::vector live{row(7, not_poor(), list_day)};
    const auto change = plan_county_change(live, "513423", poor(), list_day);
    REQUIRE(change);
    CHECK(change->superseded == std::vector<std::int64_t>{7});
    CHECK(change->inserted == std::vector{row(0, poor(), list_day)});
}

TEST_CASE("a change from a later day keeps what held before", "[catalog][domain]") {
    auto exited = poor();
    exited.poverty_exit_on = later;
    const std::vector live{row(7, poor(), list_day)};
    const auto change = plan_county_change(live, "513423", exited, later);
    REQUIRE(change);
    CHECK(change->superseded == std::vector<std::int64_t>{7});
    CHECK(change->inserted == std::vector{row(0, poor(), list_day, later), row(0, exited, later)});
}

TEST_CASE("facts before the first known day end where that begins", "[catalog][domain]") {
    const std::vector live{row(7, poor(), later)};
    const auto change = plan_county_change(live, "513423", not_poor(), list_day);
    REQUIRE(change);
    CHECK(change->superseded.empty());
    CHECK(change->inserted == std::vector{row(0, not_poor(), list_day, later)});
}

TEST_CASE("the origin is decided by the row that holds on the day, and the decision names it", "[catalog][domain]") {
    const std::vector versions{row(7, poor(), list_day, later), row(8, not_poor(), later)};
    const auto before = decide_origin(versions, "513423", 2019y / December / 31);
    REQUIRE(before);
    CHECK(*before == origin_decision{origin_verdict::eligible, 7, "盐源县", 2019y / December / 31});
    const auto after = decide_origin(versions, "513423", later);
    REQUIRE(after);
    CHECK(*after == origin_decision{origin_verdict::needs_proof, 8, "汉源县", later});
}

TEST_CASE("an exit from poverty does not end a county's eligibility", "[catalog][domain]") {
    auto exited = poor();
    exited.poverty_exit_on = later;
    const std::vector versions{row(9, exited, list_day)};
    CHECK(decide_origin(versions, "513423", 2022y / June / 1)->verdict == origin_verdict::eligible);
}

TEST_CASE("an origin that the registry does not know on the day is refused with its field", "[catalog][domain]") {
    const std::vector versions{row(7, poor(), list_day)};
    for (const auto& refused : {decide_origin(versions, "513423", 2018y / August / 30), decide_origin(versions, "519999", later)}) {
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "county-unknown");
        CHECK(refused.error().fields.at(0).pointer == "/origin_county_code");
    }
}
