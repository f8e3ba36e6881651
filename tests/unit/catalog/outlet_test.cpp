#include "catalog/domain/outlet/outlet.hpp"

#include <algorithm>

#include <catch.hpp>

#include "catalog/domain/outlet/outlet_sales.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

using texts = std::vector<std::string>;

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

outlet_author author(std::string kind = "outlet_operator", std::string_view today = "2026-03-02") {
    return {numbered<organisation_id>(1), std::move(kind), numbered<account_id>(9), base::start_of(day(today))};
}

outlet_details on_the_ground() {
    return {.name = "天府广场专馆", .county_code = "510105", .address = "人民南路1号", .opened_on = day("2026-03-01")};
}
outlet_details online() {
    return {.name = "阿依的店", .county_code = "513423", .url = "https://weidian.example.cn/?userid=1", .opened_on = day("2026-03-01")};
}

texts faults_of(const base::error& error) {
    texts found;
    for (const auto& each : error.fields) found.push_back(each.pointer + " " + each.code);
    std::ranges::sort(found);
    return found;
}

template <class T>
std::string code_of(const base::result<T>& outcome) {
    return outcome ? "fine" : outcome.error().code;
}

texts refused(outlet_kind kind, const outlet_details& details, const outlet_author& by = author("cooperative")) {
    const auto outcome = register_outlet(numbered<outlet_id>(1), kind, details, by);
    if (outcome) return {};
    CHECK(outcome.error().code == "outlet-invalid");
    return faults_of(outcome.error());
}

outlet a_hall() { return register_outlet(numbered<outlet_id>(1), outlet_kind::hall, on_the_ground(), author()).value(); }

}  // namespace

TEST_CASE("kinds of outlets read back, and no other word is one", "[catalog][outlet]") {
    for (const auto each : outlet_kinds) CHECK(parse_outlet_kind(name_of(each)) == each);
    CHECK(std::ranges::count_if(outlet_kinds, is_online) == 2);
    CHECK_FALSE(parse_outlet_kind("shop"));
    CHECK_FALSE(parse_outlet_kind(""));
}

TEST_CASE("who sells operates outlets; a micro-shop belongs to a supplier, a carrier has stations", "[catalog][outlet]") {
    for (const auto each : outlet_kinds) {
        CHECK(may_operate("cooperative", each));
        CHECK(may_operate("natural_person", each));
        CHECK(may_operate("supermarket", each) == (each != outlet_kind::micro_shop));
        CHECK(may_operate("partner", each) == (each != outlet_kind::micro_shop));
        CHECK(may_operate("carrier", each) == (each == outlet_kind::delivery_station));
        for (const auto* buyer : {"school", "agency", "union", "operator", ""}) CHECK_FALSE(may_operate(buyer, each));
    }
    CHECK(code_of(register_outlet(numbered<outlet_id>(1), outlet_kind::hall, on_the_ground(), author("school"))) ==
          "outlet-kind-not-yours");
}

TEST_CASE("an outlet on the ground has an address, one online a URL, a cabinet a device", "[catalog][outlet]") {
    CHECK(refused(outlet_kind::hall, on_the_ground()).empty());
    CHECK(refused(outlet_kind::micro_shop, online()).empty());
    CHECK(refused(outlet_kind::hall, online()) == texts{"/address required", "/url not-for-kind"});
    CHECK(refused(outlet_kind::online_shop, on_the_ground()) == texts{"/address not-for-kind", "/url required"});
    CHECK(refused(outlet_kind::cabinet, on_the_ground()) == texts{"/device_number required"});
    auto details = on_the_ground();
    details.device_number = "SC-0001";
    CHECK(refused(outlet_kind::cabinet, details).empty());
    details.household = "H-17";
    CHECK(refused(outlet_kind::zone, details) == texts{"/device_number not-for-kind", "/household not-for-kind"});
    auto household_shop = online();
    household_shop.household = "H-17";
    CHECK(refused(outlet_kind::micro_shop, household_shop).empty());
}

TEST_CASE("a URL is one that a browser opens", "[catalog][outlet]") {
    auto details = online();
    for (const auto* good : {"http://a.b", "https://shop.example.cn:8443/x?y#z"}) {
        details.url = good;
        CHECK(refused(outlet_kind::online_shop, details).empty());
    }
    details.url = "https://a.b/" + std::string(outlet_url_length_max - 12, 'x');
    CHECK(refused(outlet_kind::online_shop, details).empty());
    details.url->push_back('x');
    CHECK(refused(outlet_kind::online_shop, details) == texts{"/url invalid-format"});
    for (const auto* bad :
         {"", "a.b", "ftp://a.b", "https://", "https://localhost", "https://.b", "https://a.", "https://a.b/ c", "https://a.b/\r\nX: y",
          "https://user@a.b", "javascript:alert(1)", "https://a.b/\"><script>", "https://阿.cn"}) {
        INFO(bad);
        details.url = bad;
        CHECK(refused(outlet_kind::online_shop, details) == texts{"/url invalid-format"});
    }
}

TEST_CASE("an opening may be announced a year ahead, and moved until it has come", "[catalog][outlet]") {
    auto details = on_the_ground();
    details.opened_on = day("2027-03-03");
    CHECK(refused(outlet_kind::hall, details).empty());
    const auto announced = register_outlet(numbered<outlet_id>(1), outlet_kind::hall, details, author()).value();
    CHECK_FALSE(is_open_on(announced, day("2027-03-02")));
    CHECK(is_open_on(announced, day("2027-03-03")));
    details.opened_on = day("2027-03-04");
    CHECK(refused(outlet_kind::hall, details) == texts{"/opened_on out-of-range"});
    details.opened_on = day("2026-03-02");
    CHECK(code_of(change_outlet(announced, details, "earlier", author())) == "fine");
    details.opened_on = day("2026-03-01");
    CHECK(code_of(change_outlet(announced, details, "in the past", author())) == "outlet-invalid");
    CHECK(code_of(change_outlet(a_hall(), details, "the same day", author())) == "fine");
    details.opened_on = day("2026-03-05");
    const auto moved = change_outlet(a_hall(), details, "rewritten", author());
    REQUIRE_FALSE(moved);
    CHECK(faults_of(moved.error()) == texts{"/opened_on out-of-range"});
}

TEST_CASE("each change is a version, and after the closing there is none", "[catalog][outlet]") {
    auto details = on_the_ground();
    details.name = "新名";
    const auto changed = change_outlet(a_hall(), details, "renamed", author("outlet_operator", "2026-04-01")).value();
    CHECK(changed.version == 2);
    CHECK(changed.details.name == "新名");
    CHECK(changed.reason == "renamed");
    CHECK(changed.changed_at > changed.created_at);
    CHECK(code_of(close_outlet(changed, day("2026-02-28"), "x", author())) == "outlet-invalid");
    CHECK(code_of(close_outlet(changed, day("2027-03-04"), "x", author())) == "outlet-invalid");
    const auto closed = close_outlet(changed, day("2026-03-01"), "never began", author()).value();
    CHECK(closed.version == 3);
    CHECK_FALSE(is_open_on(closed, day("2026-03-01")));
    CHECK(code_of(close_outlet(closed, day("2026-05-01"), "x", author())) == "outlet-closed");
    CHECK(code_of(change_outlet(closed, details, "x", author())) == "outlet-closed");
    auto worn = a_hall();
    worn.version = outlet_changes_max;
    CHECK(code_of(change_outlet(worn, details, "x", author())) == "outlet-has-too-many-changes");
    worn.version -= 1;
    CHECK(code_of(change_outlet(worn, details, "x", author())) == "fine");
}

TEST_CASE("a month is written YYYY-MM", "[catalog][outlet]") {
    CHECK(parse_month("2026-02") == day("2026-02-01"));
    CHECK(month_text(day("2026-02-01")) == "2026-02");
    for (const auto* bad : {"", "2026", "2026-13", "2026-00", "2026-2", "2026-02-01", "2026/02"}) CHECK_FALSE(parse_month(bad));
}

TEST_CASE("the mark's share is exact; below the set share it is low", "[catalog][outlet]") {
    CHECK(mark_share({1'000}, {616}) == base::rational::make(77, 125));
    CHECK_FALSE(mark_share({0}, {0}));
    CHECK(per_cent_text({13'518}, {8'323}) == "61.57");
    CHECK(per_cent_text({100'000}, {1}) == "0.00");
    CHECK(per_cent_text({20'000}, {1}) == "0.01");
    CHECK(per_cent_text({7}, {7}) == "100.00");
    CHECK(per_cent_text({0}, {0}).empty());
    CHECK_FALSE(is_share_low({100}, {60}, 60));
    CHECK(is_share_low({100}, {59}, 60));
    CHECK_FALSE(is_share_low({0}, {0}, 60));
    CHECK_FALSE(is_share_low({100}, {0}, 0));
    CHECK(is_share_low(outlet_sales_max, {outlet_sales_max.value - 1}, 100));
    CHECK_FALSE(is_share_low(outlet_sales_max, outlet_sales_max, 100));
}

TEST_CASE("a low share is one whose exact fraction is below the warning, whatever the figures", "[catalog][outlet][property]") {
    seeded_random random;
    for (int i = 0; i < 2'000; ++i) {
        std::array<std::byte, 16> bytes{};
        random.fill(bytes);
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::memcpy(&first, bytes.data(), 8);
        std::memcpy(&second, bytes.data() + 8, 8);
        const auto total = static_cast<std::int64_t>(first % static_cast<std::uint64_t>(outlet_sales_max.value)) + 1;
        const auto marked = static_cast<std::int64_t>(second % static_cast<std::uint64_t>(total + 1));
        const auto share = mark_share({total}, {marked}).value();
        CHECK(is_share_low({total}, {marked}, 60) == (5 * share.numerator() < 3 * share.denominator()));
    }
}

TEST_CASE("a report is of a month that is over and in which the outlet was open", "[catalog][outlet]") {
    const auto by = author("outlet_operator", "2026-06-10");
    auto hall = a_hall();
    const auto report = [&](std::string_view month, std::int64_t total = 100, std::int64_t marked = 60, std::int64_t before = 0) {
        return report_sales(hall, {.month = parse_month(month).value(), .total = {total}, .marked = {marked}, .source = "收银系统"}, before,
                            by);
    };
    const auto first = report("2026-03").value();
    CHECK(first.outlet == hall.id);
    CHECK(first.revision == 1);
    CHECK(report("2026-03", 100, 60, 1)->revision == 2);
    CHECK(code_of(report("2026-02")) == "outlet-sales-invalid");
    CHECK(code_of(report("2026-05")) == "fine");
    CHECK(code_of(report("2026-06")) == "outlet-sales-invalid");
    CHECK(code_of(report("2026-03", 100, 60, outlet_corrections_max - 1)) == "fine");
    CHECK(code_of(report("2026-03", 100, 60, outlet_corrections_max)) == "outlet-sales-corrected-too-often");
    CHECK(code_of(report("2026-03", 0, 0)) == "fine");
    const auto more = report("2026-07", 100, 101);
    REQUIRE_FALSE(more);
    CHECK(faults_of(more.error()) == texts{"/marked_fen out-of-range", "/month out-of-range"});
    hall = close_outlet(hall, day("2026-04-01"), "x", by).value();
    CHECK(code_of(report("2026-03")) == "fine");
    CHECK(code_of(report("2026-04")) == "outlet-sales-invalid");
}
