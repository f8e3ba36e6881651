#include "catalog/domain/harvest/harvest.hpp"

#include <catch.hpp>

#include "catalog/domain/price/comparable.hpp"
#include "catalog/files/harvest_table.hpp"
#include "catalog/files/table_list.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

const auto today = day("2026-08-01");

harvest_announcement keitt(std::string_view first = "2026-08-10", std::int64_t year = 2026) {
    harvest_announcement what{.category = "fruit", .county_code = "510422", .year = year};
    what.terms = {.variety = "凯特芒",
                  .first_harvest_on = day(first),
                  .source = {.title = "盐边县芒果采收公告", .number = "盐边农〔2026〕12号", .dated_on = day("2026-07-01")},
                  .valid_from = first_day_of(year),
                  .valid_to = first_day_of(year + 1)};
    what.variety_key = goods_key_of(what.terms.variety);
    return what;
}

std::vector<std::string> faults(const harvest_announcement& what) {
    std::vector<std::string> found;
    for (const auto& each : faults_of(what, today)) found.push_back(each.pointer + " " + each.code);
    return found;
}
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("an announced harvest that fits has no fault, and every fault of another is told at once", "[catalog][domain][harvest]") {
    CHECK(faults(keitt()).empty());
    auto wrong = keitt("2025-08-10");
    wrong.variety_key.clear();
    wrong.county_code = "440103";
    wrong.terms.source.dated_on = day("2026-08-02");
    CHECK(faults(wrong) == texts{"/variety invalid-format", "/county_code invalid-format", "/first_harvest_on out-of-range",
                                 "/first_harvest_on out-of-range", "/source/dated_on out-of-range"});
}

TEST_CASE("an announcement speaks of at most 366 days of harvest, and the first harvest is one of them", "[catalog][domain][harvest]") {
    auto what = keitt("2026-11-01");
    what.terms.valid_from = day("2026-08-01");
    what.terms.valid_to = day("2027-08-02");
    CHECK(faults(what).empty());
    what.terms.valid_to = day("2027-08-03");
    CHECK(faults(what) == texts{"/valid_to out-of-range"});
    what.terms.valid_to = what.terms.valid_from;
    CHECK(faults(what) == texts{"/valid_to out-of-order"});
    what.terms.valid_to = what.terms.first_harvest_on;
    CHECK(faults(what) == texts{"/first_harvest_on out-of-range"});
    what.terms.valid_from = what.terms.first_harvest_on;
    what.terms.valid_to = day("2026-11-02");
    CHECK(faults(what).empty());
}

TEST_CASE("a later announcement of the same year corrects, the same one again changes nothing", "[catalog][domain][harvest]") {
    auto known = keitt();
    known.id = 7;
    CHECK(plan_harvest({&known, 1}, keitt()).value().inserted.empty());
    const auto corrected = plan_harvest({&known, 1}, keitt("2026-08-12")).value();
    CHECK(corrected.superseded == std::vector<std::int64_t>{7});
    REQUIRE(corrected.inserted.size() == 1);
    CHECK(corrected.inserted.front().terms.first_harvest_on == day("2026-08-12"));
    const auto next_year = plan_harvest({&known, 1}, keitt("2027-08-12", 2027)).value();
    CHECK(next_year.superseded.empty());
    CHECK(next_year.inserted.size() == 1);
}

TEST_CASE("no day of harvest is spoken of by two years", "[catalog][domain][harvest]") {
    auto citrus = keitt("2026-12-01");
    citrus.id = 1;
    citrus.terms.valid_from = day("2026-07-01");
    citrus.terms.valid_to = day("2027-07-01");
    auto next = keitt("2027-12-01", 2027);
    const auto refused = plan_harvest({&citrus, 1}, next);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "harvest-announcement-invalid");
    CHECK(refused.error().fields.at(0).pointer == "/valid_from");
    CHECK(refused.error().fields.at(0).code == "overlaps");
    next.terms.valid_from = day("2027-07-01");
    CHECK(plan_harvest({&citrus, 1}, next));
}

TEST_CASE("what is known can be withdrawn once, what was replaced cannot", "[catalog][domain][harvest]") {
    auto known = keitt();
    known.id = 7;
    const auto at = base::parse_rfc3339("2026-08-02T00:00:00Z").value();
    const harvest_withdrawal why{.at = at, .by = numbered<account_id>(3), .reason = "县错了"};
    const auto gone = withdraw(known, why);
    REQUIRE(gone);
    CHECK(gone->superseded_at == at);
    CHECK(gone->withdrawal == why);
    CHECK(gone->terms == known.terms);
    const auto again = withdraw(*gone, why);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == "harvest-announcement-superseded");
    CHECK(again.error().detail == "Announcement 7 was withdrawn at 2026-08-02T00:00:00.000000Z.");
    known.superseded_at = at;
    CHECK(withdraw(known, why).error().detail == "Announcement 7 was replaced by a later one at 2026-08-02T00:00:00.000000Z.");
}

TEST_CASE("what was asked earlier and is decided later is known no earlier than what it replaces or withdraws",
          "[catalog][domain][harvest]") {
    auto known = keitt();
    known.id = 7;
    known.recorded_at = base::parse_rfc3339("2026-08-02T00:00:00Z").value();
    const auto earlier = known.recorded_at - std::chrono::milliseconds(1);
    auto fresh = keitt("2026-08-11");
    fresh.recorded_at = earlier;
    const auto change = plan_harvest({&known, 1}, fresh);
    REQUIRE(change);
    CHECK(change->inserted.front().recorded_at == known.recorded_at);
    const auto gone = withdraw(known, {.at = earlier, .by = numbered<account_id>(3), .reason = "县错了"});
    REQUIRE(gone);
    CHECK(gone->superseded_at == known.recorded_at);
    CHECK(gone->withdrawal->at == known.recorded_at);
}

TEST_CASE("a lot that was harvested before the announced day of its county is flagged, on that day it is not",
          "[catalog][domain][harvest]") {
    const std::vector<harvest_announcement> live{keitt(), keitt("2025-08-20", 2025)};
    CHECK(find_broken(live, "510422", day("2026-08-09")) == &live[0]);
    CHECK(find_broken(live, "510422", day("2026-08-10")) == nullptr);
    CHECK(find_broken(live, "510422", day("2025-08-19")) == &live[1]);
    CHECK(find_broken(live, "510422", day("2026-01-01")) == &live[0]);
    CHECK(find_broken(live, "510422", day("2024-08-01")) == nullptr);
    CHECK(find_broken(live, "510411", day("2026-08-09")) == nullptr);
}

TEST_CASE("a place of a lot is of the county that its code begins with", "[catalog][domain][harvest]") {
    CHECK(county_of_lot_place("510422") == "510422");
    CHECK(county_of_lot_place("510422101201") == "510422");
    CHECK(county_of_lot_place("FD51042201") == "510422");
}

TEST_CASE("whatever is announced in whatever order, days of harvest are spoken of once", "[catalog][domain][harvest][property]") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        std::vector<harvest_announcement> live;
        std::int64_t rows = 0;
        for (int i = 0; i < 40; ++i) {
            const auto year = 2020 + static_cast<std::int64_t>(random() % 4);
            auto fresh = keitt("2026-08-10");
            fresh.year = year;
            const auto from = std::chrono::sys_days(first_day_of(year)) - std::chrono::days(random() % 200);
            fresh.terms.valid_from = base::business_date(from);
            fresh.terms.valid_to = base::business_date(from + std::chrono::days(1 + random() % 366));
            fresh.terms.first_harvest_on = fresh.terms.valid_from;
            const auto change = plan_harvest(live, fresh);
            if (!change) continue;
            std::erase_if(live,
                          [&](const auto& each) { return std::ranges::find(change->superseded, each.id) != change->superseded.end(); });
            for (auto each : change->inserted) {
                each.id = ++rows;
                live.push_back(each);
            }
        }
        REQUIRE_FALSE(live.empty());
        for (const auto& one : live)
            for (const auto& other : live)
                if (one.id != other.id) {
                    CHECK(one.year != other.year);
                    CHECK((one.terms.valid_to <= other.terms.valid_from || other.terms.valid_to <= one.terms.valid_from));
                }
    }
}

namespace {

constexpr std::string_view header =
    "category,variety,county_code,year,first_harvest_on,valid_from,valid_to,source_title,source_number,source_dated_on,"
    "source_document_sha256\n";

base::result<std::vector<harvest_announcement>> read_file(std::string_view document) {
    return catalog::files::table_list<harvest_announcement>(catalog::files::harvest_table()).read_bytes(document);
}

}  // namespace

TEST_CASE("a file of announced harvests is read, days that are left out are the year's", "[catalog][commands][harvest]") {
    const std::string hash(64, 'a');
    const auto rows = read_file(std::string(header) +
                                "fruit,凯特芒,510422,2026,2026-08-10,,,盐边公告,,2026-07-01,\n"
                                "fruit,凯特芒,510411,2026,2026-08-20,2026-07-01,2027-01-01,仁和公告,仁和〔2026〕1号,2026-07-01," +
                                hash + "\n");
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK(rows->at(0).terms.valid_from == day("2026-01-01"));
    CHECK(rows->at(0).terms.valid_to == day("2027-01-01"));
    CHECK_FALSE(rows->at(0).terms.source.number);
    CHECK_FALSE(rows->at(0).terms.source.document);
    CHECK(rows->at(1).terms.valid_from == day("2026-07-01"));
    CHECK(rows->at(1).terms.source.document.value().front() == std::byte{0xaa});
    const auto& table = catalog::files::harvest_table();
    for (const auto& each : *rows) {  // what is written is read back
        std::string line;
        for (const auto& field : chuanpin::table::fields_of(table, each)) line += (line.empty() ? "" : ",") + field;
        CHECK(read_file(std::string(header) + line + "\n").value() == std::vector{each});
    }
}

TEST_CASE("a broken row of a file of announced harvests is named by column", "[catalog][commands][harvest]") {
    const auto rows = read_file(std::string(header) + ",凯特芒,510422,99,someday,,x,,,2026-02-30,zz\n");
    REQUIRE_FALSE(rows);
    CHECK(rows.error().code == "csv-invalid");
    CHECK(rows.error().fields.size() == 7);
}
