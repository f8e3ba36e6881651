#include "platform/base/working_days.hpp"

#include <catch.hpp>

#include <stdexcept>

namespace {

using namespace chuanpin::base;

business_date day(std::string_view text) { return parse_date(text).value(); }
bool works(std::string_view text) { return national_working_days().is_working_day(day(text)); }
std::string after(std::string_view from, std::int64_t count) { return to_text(national_working_days().add_working_days(day(from), count)); }
std::int64_t between(std::string_view from, std::string_view to) {
    return national_working_days().working_days_between(day(from), day(to));
}
constexpr std::string_view head = "# known,2026-01-01,2026-12-31\ndate,kind,name\n";
std::string fault_of(std::string_view rows) {
    const auto read = read_working_days(std::string(head).append(rows));
    return read ? std::string() : read.error();
}

}  // namespace

TEST_CASE("the calendar knows holidays and weekend days worked instead", "[base][working-days]") {
    CHECK(works("2018-12-29"));  // a Saturday, for the New Year of 2019
    CHECK_FALSE(works("2018-12-31"));
    CHECK_FALSE(works("2019-05-02"));
    CHECK_FALSE(works("2019-05-03"));
    CHECK(works("2019-05-05"));
    CHECK(works("2020-01-23"));
    for (auto each = std::chrono::sys_days(day("2020-01-24")); each <= std::chrono::sys_days(day("2020-02-02"));
         each += std::chrono::days(1))
        CHECK_FALSE(national_working_days().is_working_day(each));
    CHECK(works("2020-02-03"));
    CHECK(works("2024-02-04"));
    CHECK_FALSE(works("2024-02-12"));
    CHECK(works("2025-01-26"));
    CHECK_FALSE(works("2025-10-08"));
    CHECK(works("2026-02-28"));
    CHECK_FALSE(works("2026-02-23"));
    CHECK(works("2026-11-25"));
    CHECK_FALSE(works("2026-11-28"));
}

TEST_CASE("working days are counted from the day after", "[base][working-days]") {
    CHECK(after("2026-11-25", 0) == "2026-11-25");
    CHECK(after("2026-11-25", 1) == "2026-11-26");
    CHECK(after("2026-11-27", 1) == "2026-11-30");
    CHECK(after("2026-11-28", 0) == "2026-11-28");
    CHECK(after("2026-11-28", 1) == "2026-11-30");
    CHECK(after("2018-12-28", 2) == "2019-01-02");
    CHECK(after("2020-01-22", 7) == "2020-02-10");
    CHECK(between("2020-01-22", "2020-02-10") == 7);
    CHECK(between("2026-11-27", "2026-11-29") == 0);
    CHECK(between("2026-11-27", "2026-11-27") == 0);
    CHECK(between("2026-11-30", "2026-11-27") == 0);
    CHECK_THROWS_AS(after("2026-11-25", -1), std::logic_error);
}

TEST_CASE("counting there and back agrees over all years that are known", "[base][working-days]") {
    const auto& calendar = national_working_days();
    for (auto each = std::chrono::sys_days(day("2018-01-01")); each < std::chrono::sys_days(day("2027-01-01"));
         each += std::chrono::days(1)) {
        const auto due = calendar.add_working_days(each, 7);
        REQUIRE(calendar.is_working_day(due));
        REQUIRE(calendar.working_days_between(each, due) == 7);
    }
}

TEST_CASE("beyond the years that were announced, weekdays alone decide and the calendar says so", "[base][working-days]") {
    const auto& calendar = national_working_days();
    CHECK(calendar.knows(day("2018-01-01")));
    CHECK_FALSE(calendar.knows(day("2017-12-31")));
    CHECK(calendar.knows(calendar.known_until()));
    CHECK_FALSE(calendar.knows(std::chrono::sys_days(calendar.known_until()) + std::chrono::days(1)));
    CHECK(works("2049-10-01"));        // a Friday
    CHECK_FALSE(works("2049-10-02"));  // a Saturday
}

TEST_CASE("a broken calendar is refused with its line", "[base][working-days]") {
    CHECK(fault_of("").empty());
    CHECK(fault_of("2026-02-17,holiday,春节\n2026-02-28,workday,春节\n").empty());
    CHECK(fault_of("2026-02-30,holiday,春节\n").starts_with("Line 3:"));
    CHECK(fault_of("2026-02-17,feast,春节\n").starts_with("Line 3:"));
    CHECK(fault_of("2026-02-17,holiday\n").starts_with("Line 3:"));
    CHECK(fault_of("2026-02-17\n").starts_with("Line 3:"));
    CHECK(fault_of("2026-02-17,holiday,春节\n2026-02-17,workday,春节\n").starts_with("Line 4:"));
    CHECK_FALSE(read_working_days(""));
    CHECK_FALSE(read_working_days("date,kind,name\n"));
    CHECK_FALSE(read_working_days("# known,2026-12-31,2026-01-01\ndate,kind,name\n"));
    CHECK_FALSE(read_working_days("# known,2026-01-01,2026-12-31\n2026-02-17,holiday,春节\n"));
}
