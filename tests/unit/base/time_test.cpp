#include "platform/base/time.hpp"

#include <catch.hpp>

#include <stdexcept>

namespace {

using namespace chuanpin::base;

instant at(std::string_view text) { return parse_rfc3339(text).value(); }
std::string round_trip(std::string_view text) { return to_rfc3339(at(text)); }
std::string business_day(std::string_view text) { return to_text(business_date_of(at(text))); }

}  // namespace

TEST_CASE("the business day changes at 16:00 UTC", "[base][time]") {
    CHECK(business_day("2026-11-22T15:59:59.999999Z") == "2026-11-22");
    CHECK(business_day("2026-11-22T16:00:00Z") == "2026-11-23");
    CHECK(business_day("2026-11-23T15:59:59.999999Z") == "2026-11-23");
    CHECK(business_day("2026-12-31T16:00:00Z") == "2027-01-01");
    CHECK(business_day("1969-12-31T15:59:59.999999Z") == "1969-12-31");
}

TEST_CASE("a business day starts at the instant whose day it is", "[base][time]") {
    const auto day = parse_date("2026-03-01").value();
    CHECK(to_rfc3339(start_of(day)) == "2026-02-28T16:00:00.000000Z");
    CHECK(business_date_of(start_of(day)) == day);
    CHECK(business_date_of(start_of(day) - std::chrono::microseconds(1)) == parse_date("2026-02-28"));
    CHECK(to_rfc3339(start_of(parse_date("2024-03-01").value())) == "2024-02-29T16:00:00.000000Z");
}

TEST_CASE("leap days exist in leap years only", "[base][time]") {
    CHECK(parse_date("2024-02-29"));
    CHECK(parse_date("2000-02-29"));
    CHECK_FALSE(parse_date("2026-02-29"));
    CHECK_FALSE(parse_date("2100-02-29"));
    CHECK(parse_rfc3339("2024-02-29T00:00:00Z"));
    CHECK_FALSE(parse_rfc3339("2025-02-29T00:00:00Z"));
}

TEST_CASE("dates are read only as YYYY-MM-DD of an existing day", "[base][time]") {
    CHECK(to_text(parse_date("2026-11-23").value()) == "2026-11-23");
    CHECK(to_text(parse_date("0000-01-01").value()) == "0000-01-01");
    CHECK(to_text(parse_date("9999-12-31").value()) == "9999-12-31");
    for (const auto* wrong : {"", "2026-11-2", "2026-11-231", "26-11-23", "2026/11/23", "2026-00-10", "2026-13-01", "2026-04-31",
                              "2026-11-00", "+026-11-23", " 2026-11-23", "2026-11-23 ", "２026-11-23"})
        CHECK_FALSE(parse_date(wrong));
}

TEST_CASE("instants are written with six digits and Z", "[base][time]") {
    CHECK(to_rfc3339(instant{}) == "1970-01-01T00:00:00.000000Z");
    CHECK(to_rfc3339(instant{std::chrono::microseconds(-1)}) == "1969-12-31T23:59:59.999999Z");
    CHECK(round_trip("2026-11-23T08:00:00.123456Z") == "2026-11-23T08:00:00.123456Z");
    CHECK(round_trip("9999-12-31T23:59:59.999999Z") == "9999-12-31T23:59:59.999999Z");
    CHECK(round_trip("0000-01-01T00:00:00Z") == "0000-01-01T00:00:00.000000Z");
    CHECK_THROWS_AS(to_rfc3339(at("9999-12-31T23:59:59.999999Z") + std::chrono::microseconds(1)), std::out_of_range);
    CHECK_THROWS_AS(to_rfc3339(at("0000-01-01T00:00:00Z") - std::chrono::microseconds(1)), std::out_of_range);
}

TEST_CASE("RFC 3339 is read with any offset", "[base][time]") {
    // The examples of RFC 3339 §5.8, without its leap seconds.
    CHECK(round_trip("1985-04-12T23:20:50.52Z") == "1985-04-12T23:20:50.520000Z");
    CHECK(round_trip("1996-12-19T16:39:57-08:00") == "1996-12-20T00:39:57.000000Z");
    CHECK(round_trip("1937-01-01T12:00:27.87+00:20") == "1937-01-01T11:40:27.870000Z");
    CHECK(round_trip("2026-01-01T00:00:00+08:00") == "2025-12-31T16:00:00.000000Z");
    CHECK(round_trip("2026-01-01t00:00:00z") == "2026-01-01T00:00:00.000000Z");
    CHECK(round_trip("2026-01-01T00:00:00-00:00") == "2026-01-01T00:00:00.000000Z");
    CHECK(round_trip("2026-01-01T00:00:00+23:59") == "2025-12-31T00:01:00.000000Z");
}

TEST_CASE("fractions of one to nine digits are cut to microseconds", "[base][time]") {
    CHECK(round_trip("2026-01-01T00:00:00.1Z") == "2026-01-01T00:00:00.100000Z");
    CHECK(round_trip("2026-01-01T00:00:00.1234567Z") == "2026-01-01T00:00:00.123456Z");
    CHECK(round_trip("2026-01-01T00:00:00.999999999Z") == "2026-01-01T00:00:00.999999Z");
    CHECK_FALSE(parse_rfc3339("2026-01-01T00:00:00.Z"));
    CHECK_FALSE(parse_rfc3339("2026-01-01T00:00:00.1234567890Z"));
}

TEST_CASE("what is not RFC 3339 is refused, leap seconds included", "[base][time]") {
    for (const auto* wrong : {"",
                              "2026-01-01",
                              "2026-01-01T00:00:00",
                              "2026-01-01 00:00:00Z",
                              "2026-01-01T24:00:00Z",
                              "2026-01-01T00:60:00Z",
                              "2026-01-01T00:00:60Z",
                              "1990-12-31T23:59:60Z",
                              "2026-01-01T00:00Z",
                              "2026-01-01T00:00:00+24:00",
                              "2026-01-01T00:00:00+08:60",
                              "2026-01-01T00:00:00+0800",
                              "2026-01-01T00:00:00+08",
                              "2026-01-01T00:00:00Z ",
                              "2026-01-01T00:00:00ZZ",
                              "2026-13-01T00:00:00Z",
                              "2026-01-01T00:00:00,5Z",
                              "12026-01-01T00:00:00Z",
                              "-026-01-01T00:00:00Z",
                              "0000-01-01T00:00:00+00:01",
                              "9999-12-31T23:59:59-00:01"})
        CHECK_FALSE(parse_rfc3339(wrong));
    CHECK_FALSE(parse_rfc3339(std::string_view("2026-01-01T00:00:00Z\0", 21)));
}
