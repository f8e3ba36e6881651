#include <catch.hpp>

#include "catalog/domain/county.hpp"

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
