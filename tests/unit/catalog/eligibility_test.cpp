#include <catch.hpp>

#include "catalog/domain/eligibility.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog::domain;
using namespace std::chrono;

namespace {

constexpr base::business_date list_day{2018y / August / 31};
constexpr base::business_date later{2020y / January / 1};
constexpr base::business_date today{2022y / June / 1};

county_version poor_county(std::int64_t id, std::string code, base::business_date from, std::optional<base::business_date> to = {}) {
    return {id, std::move(code), {"盐源县", "凉山彝族自治州", "大小凉山彝区", true, true}, from, to, {}};
}
county_version other_county(std::int64_t id, std::string code, base::business_date from, std::optional<base::business_date> to = {}) {
    return {id, std::move(code), {"简阳市", "成都市", "", false, false}, from, to, {}};
}
place_version village(std::int64_t id, std::string code, bool poor, base::business_date from, std::optional<base::business_date> to = {}) {
    return {id, std::move(code), {.name_zh = "示例村", .poor_village = poor, .source = "x", .source_dated_on = list_day}, from, to, {}};
}
household_version household(std::int64_t id, household_status status, base::business_date from,
                            std::optional<base::business_date> to = {}) {
    return {id, "H-5101-0001", {"510185108205", status}, from, to, {}};
}
std::vector<std::string> faults_of(const base::result<origin_decision>& refused) {
    std::vector<std::string> found;
    for (const auto& each : refused.error().fields) found.push_back(each.pointer + " " + each.code);
    return found;
}

const std::vector counties{poor_county(7, "513423", list_day), other_county(8, "510185", list_day)};

}  // namespace

TEST_CASE("a poverty county counts whole, and the decision names its row", "[catalog][domain]") {
    const auto decided = decide_origin({"513423"}, {counties}, today);
    REQUIRE(decided);
    CHECK(*decided == origin_decision{origin_verdict::eligible, 7, "盐源县", today, std::nullopt});
}

TEST_CASE("a county that was ever poor goes on to qualify, whatever its later rows say", "[catalog][domain]") {
    const std::vector versions{poor_county(7, "513423", list_day, later), other_county(8, "513423", later)};
    CHECK(decide_origin({"513423"}, {versions}, 2019y / December / 31).value().county_version == 7);
    const auto after = decide_origin({"513423"}, {versions}, later);
    CHECK(after.value() == origin_decision{origin_verdict::eligible, 7, "盐源县", later, std::nullopt});
}

TEST_CASE("poverty that begins later does not reach back", "[catalog][domain]") {
    const std::vector versions{other_county(8, "513423", list_day, later), poor_county(9, "513423", later)};
    CHECK(decide_origin({"513423"}, {versions}, 2019y / December / 31).value().verdict == origin_verdict::needs_proof);
    CHECK(decide_origin({"513423"}, {versions}, later).value().verdict == origin_verdict::eligible);
}

TEST_CASE("another county needs a proof", "[catalog][domain]") {
    const auto decided = decide_origin({"510185"}, {counties}, today);
    CHECK(decided.value() == origin_decision{origin_verdict::needs_proof, 8, "简阳市", today, std::nullopt});
}

TEST_CASE("a poor village of another county qualifies, also after its exit; its neighbour does not", "[catalog][domain]") {
    const std::vector places{village(20, "510185108205", true, list_day, later), village(21, "510185108205", false, later),
                             village(22, "510185108206", false, list_day)};
    for (const auto on : {list_day, later, today}) {
        const auto decided = decide_origin({"510185", "510185108205"}, {counties, places}, on);
        CHECK(decided.value().verdict == origin_verdict::eligible);
        CHECK(decided.value().proof == origin_proof{origin_row::village, 20, "510185108205", "示例村", false});
    }
    CHECK(decide_origin({"510185", "510185108206"}, {counties, places}, today).value().verdict == origin_verdict::needs_proof);
}

TEST_CASE("an enclave park qualifies while it is one", "[catalog][domain]") {
    auto park = village(30, "FD51018501", false, list_day, later);
    park.facts.partner_codes = {"510100", "513200"};
    const std::vector places{park};
    const auto decided = decide_origin({"510185", "FD51018501"}, {counties, places}, 2019y / December / 31);
    CHECK(decided.value().proof == origin_proof{origin_row::park, 30, "FD51018501", "示例村", false});
    CHECK(faults_of(decide_origin({"510185", "FD51018501"}, {counties, places}, later)) ==
          std::vector<std::string>{"/origin_place_code unknown"});
}

TEST_CASE("a registered household qualifies from its registration on, also after its exit", "[catalog][domain]") {
    const std::vector households{household(40, household_status::registered, list_day, later),
                                 household(41, household_status::exited, later)};
    const origin_claim claim{"510185", {}, "H-5101-0001"};
    const auto decided = decide_origin(claim, {counties, {}, households}, today);
    CHECK(decided.value().proof == origin_proof{origin_row::household, 40, "*******0001", "510185108205", false});
    const std::vector never{household(42, household_status::exited, list_day)};
    CHECK(decide_origin(claim, {counties, {}, never}, today).value().verdict == origin_verdict::needs_proof);
}

TEST_CASE("raw material from a qualified county or place qualifies what is made elsewhere", "[catalog][domain]") {
    const std::vector places{village(20, "510185108205", true, list_day)};
    const auto from_county = decide_origin({"510185", {}, {}, "513423"}, {counties, places}, today);
    CHECK(from_county.value().proof == origin_proof{origin_row::county, 7, "513423", "盐源县", true});
    CHECK(from_county.value().county_name == "简阳市");
    const auto from_village = decide_origin({"510185", {}, {}, "510185108205"}, {counties, places}, today);
    CHECK(from_village.value().proof == origin_proof{origin_row::village, 20, "510185108205", "示例村", true});
    CHECK(decide_origin({"510185", {}, {}, "510185"}, {counties, places}, today).value().verdict == origin_verdict::needs_proof);
}

TEST_CASE("places and households that are unknown or lie elsewhere are refused together, by field", "[catalog][domain]") {
    const std::vector places{village(20, "510185108205", true, list_day)};
    const std::vector households{household(40, household_status::registered, list_day)};
    CHECK(faults_of(decide_origin({"510185", "510185999999", "H-nobody", "519999"}, {counties, places, households}, today)) ==
          std::vector<std::string>{"/origin_place_code unknown", "/origin_household_number unknown", "/raw_material_code unknown"});
    CHECK(faults_of(decide_origin({"513423", "510185108205", "H-5101-0001"}, {counties, places, households}, today)) ==
          std::vector<std::string>{"/origin_place_code inconsistent", "/origin_household_number inconsistent"});
}

TEST_CASE("a county that the registry does not know on the day is refused with its field", "[catalog][domain]") {
    for (const auto& refused : {decide_origin({"513423"}, {counties}, 2018y / August / 30), decide_origin({"519999"}, {counties}, later)}) {
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "county-unknown");
        CHECK(refused.error().fields.at(0).pointer == "/origin_county_code");
    }
}
