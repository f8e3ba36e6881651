#include <catch.hpp>

#include <random>

#include "logistics/domain/temperature/generator.hpp"
#include "logistics/domain/temperature/milli_degrees.hpp"
#include "logistics/domain/text.hpp"
#include "logistics/http/temperature_csv.hpp"
#include "tests/unit/logistics/builders.hpp"

using namespace chuanpin;
using namespace chuanpin::logistics::domain;
using namespace chuanpin::logistics::tests;
using logistics::http::read_temperature_csv;

namespace {

std::vector<std::string> faults_of(std::string_view document) {
    const auto read = read_temperature_csv(document);
    std::vector<std::string> faults;
    if (read) return faults;
    for (const auto& each : read.error().fields) faults.push_back(each.pointer + " " + each.code);
    return faults;
}

}  // namespace

TEST_CASE("degrees become milli-degrees exactly", "[logistics][domain][temperature]") {
    CHECK(parse_milli_degrees("4") == 4000);
    CHECK(parse_milli_degrees("+4.5") == 4500);
    CHECK(parse_milli_degrees("-18.25") == -18'250);
    CHECK(parse_milli_degrees("-0.001") == -1);
    CHECK(parse_milli_degrees("0.100") == 100);
    CHECK(parse_milli_degrees("999.999") == 999'999);
    for (const auto* wrong : {"", "-", "+", ".5", "4.", "4.0001", "1000", "4,5", "1e1", " 4", "4 ", "--4", "NaN", "4.5.1", "４"})
        CHECK_FALSE(parse_milli_degrees(wrong).has_value());
}

TEST_CASE("a series must be sorted, without duplicates and within what a recorder measures", "[logistics][domain][temperature]") {
    const auto read =
        temperature_series::make({{at(0), 85'000}, {at(0), 0}, {at(-1), 0}, {at(5), 85'001}, {at(6), -80'000}, {at(7), -80'001}});
    REQUIRE_FALSE(read.has_value());
    std::vector<std::string> faults;
    for (const auto& each : read.error().fields) faults.push_back(each.pointer + " " + each.code);
    CHECK(faults == std::vector<std::string>{"/1 duplicate", "/2 unsorted", "/3 out-of-range", "/5 out-of-range"});
}

TEST_CASE("the recording interval is the most frequent one, of equals the shortest", "[logistics][domain][temperature]") {
    CHECK_FALSE(series_of({}).interval_s().has_value());
    CHECK_FALSE(series_of({{at(0), 0}}).interval_s().has_value());
    CHECK(series_of({{at(0), 0}, {at(60), 0}, {at(360), 0}, {at(660), 0}}).interval_s() == 300);
    CHECK(series_of({{at(0), 0}, {at(60), 0}, {at(360), 0}}).interval_s() == 60);
}

TEST_CASE("a compact series reads back exactly, in three bytes a reading or less", "[logistics][domain][temperature]") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<reading> readings;
        std::int64_t second = static_cast<std::int64_t>(random() % 4'000'000'000) - 2'000'000'000;
        for (std::uint64_t i = random() % 50; i > 0; --i) {
            second += 1 + static_cast<std::int64_t>(random() % 100'000);
            readings.push_back({at(second), static_cast<std::int64_t>(random() % 165'001) - 80'000});
        }
        const auto series = series_of(readings);
        CHECK(decode_series(encode_series(series)) == series);
    }
    const auto made = make_logger_series({logger_file_kind::clean, at(0), at(12 * 3600), -1000, 4000, 1}).value();
    CHECK(encode_series(made).size() <= made.readings().size() * 3 + 16);
}

TEST_CASE("bytes that no series was written to are refused", "[logistics][domain][temperature]") {
    const auto bytes = encode_series(series_of(steady(3600, 2000)));
    CHECK_FALSE(decode_series("").has_value());
    CHECK_FALSE(decode_series(std::string("\x02", 1) + bytes.substr(1)).has_value());
    for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(decode_series(bytes.substr(0, length)).has_value());
    CHECK_FALSE(decode_series(bytes + '\0').has_value());
    CHECK_FALSE(decode_series(std::string("\x01\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10)).has_value());
    // An over-long zero: the same series under another name.
    CHECK(decode_series(std::string("\x01\x00", 2)).has_value());
    CHECK_FALSE(decode_series(std::string("\x01\x80\x00", 3)).has_value());
}

TEST_CASE("a logger's file is read with or without sequence, byte order mark and carriage returns", "[logistics][csv]") {
    const auto wanted = series_of({{at(0), 2000}, {at(300), -1500}});
    CHECK(read_temperature_csv("recorded_at,temperature_celsius\n2026-07-01T00:00:00Z,2\n2026-07-01T00:05:00Z,-1.5\n") == wanted);
    CHECK(read_temperature_csv("\xEF\xBB\xBFrecorded_at,temperature_celsius,sequence\r\n2026-07-01T08:00:00+08:00,2.0,1\r\n2026-07-01T08:"
                               "05:00+08:00,-1.500,2\r\n") == wanted);
    CHECK(read_temperature_csv("recorded_at,temperature_celsius\n").value().empty());
}

TEST_CASE("every fault of a logger's file is told by row and column", "[logistics][csv]") {
    const auto faults = faults_of(
        "recorded_at,temperature_celsius,sequence\n"
        "2026-07-01T00:00:00Z,2,1\n"
        "2026-07-01 00:05:00,2,2\n"
        "2026-07-01T00:10:00Z,warm,3\n"
        "2026-07-01T00:10:00Z,2,3\n"
        "2026-07-01T00:10:00Z,2,5\n"
        "2026-07-01T00:05:00Z,86,4\n"
        "2026-07-01T00:20:00.5Z,2,x\n");
    CHECK(faults == std::vector<std::string>{"row 2, column 'recorded_at' invalid-format",
                                             "row 3, column 'temperature_celsius' invalid-format", "row 4, column 'sequence' duplicate",
                                             "row 5, column 'recorded_at' duplicate", "row 6, column 'sequence' unsorted",
                                             "row 6, column 'temperature_celsius' out-of-range",
                                             "row 7, column 'recorded_at' not-whole-second", "row 7, column 'sequence' invalid-format"});
}

TEST_CASE("fifty thousand readings are taken, one more is not", "[logistics][csv]") {
    const auto file = [](std::size_t rows) {
        std::string text = "recorded_at,temperature_celsius\n";
        for (std::size_t i = 0; i < rows; ++i) text += base::to_rfc3339(at(static_cast<std::int64_t>(i))) + ",2\n";
        return text;
    };
    CHECK(read_temperature_csv(file(logistics::http::readings_max)).value().readings().size() == logistics::http::readings_max);
    CHECK_FALSE(read_temperature_csv(file(logistics::http::readings_max + 1)).has_value());
}

TEST_CASE("GBK, another header and no header are refused", "[logistics][csv]") {
    CHECK_FALSE(faults_of("\xBC\xC7\xC2\xBC,temperature_celsius\n").empty());
    CHECK_FALSE(faults_of("time,temperature\n2026-07-01T00:00:00Z,2\n").empty());
    CHECK_FALSE(read_temperature_csv("").has_value());
}

TEST_CASE("logger files are made from a seed and earn what they are made for", "[logistics][domain][generator]") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const logger_file_order order{logger_file_kind::clean, at(0), at(12 * 3600), -1000, 4000, seed};
        const auto verdict_of = [&](logger_file_kind kind, temperature_range range) {
            auto asked = order;
            asked.kind = kind;
            asked.min_mc = *range.min_mc;
            asked.max_mc = *range.max_mc;
            const auto inputs = inputs_of(12 * 3600, range);
            return judge(read_temperature_csv(logger_csv(make_logger_series(asked).value())).value(), inputs);
        };
        for (const temperature_range range : {temperature_range{-1000, 4000}, {10'000, 13'000}, {-25'000, -18'000}, {0, 1000}}) {
            CHECK(verdict_of(logger_file_kind::clean, range).kind == verdict_kind::passed);
            CHECK(verdict_of(logger_file_kind::clean, range).found.excursions.empty());
            CHECK(verdict_of(logger_file_kind::excursion, range).kind == verdict_kind::failed);
            CHECK(verdict_of(logger_file_kind::gap, range).kind == verdict_kind::not_enough_evidence);
        }
        CHECK(make_logger_series(order).value() == make_logger_series(order).value());
    }
    CHECK(logger_csv(make_logger_series({logger_file_kind::clean, at(0), at(6 * 3600), -1000, 4000, 1}).value()) !=
          logger_csv(make_logger_series({logger_file_kind::clean, at(0), at(6 * 3600), -1000, 4000, 2}).value()));
}

TEST_CASE("a logger file that cannot be made is refused with the option's name", "[logistics][domain][generator]") {
    CHECK(make_logger_series({logger_file_kind::clean, at(0), at(6 * 3600), 0, 1000, 1}).has_value());
    CHECK(make_logger_series({logger_file_kind::clean, at(0), at(6 * 3600 - 1), 0, 1000, 1}).error().fields.front().pointer == "--to");
    CHECK(make_logger_series({logger_file_kind::clean, at(0), at(6 * 3600), 0, 999, 1}).error().fields.front().pointer == "--max-mc");
    CHECK(make_logger_series({logger_file_kind::clean, at(0), at(6 * 3600), -80'001, 0, 1}).error().fields.front().pointer == "--min-mc");
}

TEST_CASE("figures read as people write them", "[logistics][domain][text]") {
    CHECK(celsius_text(-18'000) == "-18 °C");
    CHECK(celsius_text(-1) == "-0.001 °C");
    CHECK(celsius_text(12'340) == "12.34 °C");
    CHECK(decimal_text(std::numeric_limits<std::int64_t>::min(), 3) == "-9223372036854775.808");
    CHECK(duration_text_en(45) == "45 s");
    CHECK(duration_text_en(1801) == "30 min 1 s");
    CHECK(duration_text_en(7500) == "2 h 05 min");
    CHECK(duration_text_zh(0) == "0秒");
    CHECK(duration_text_zh(1801) == "30分1秒");
    CHECK(duration_text_zh(7200) == "2小时");
    CHECK(shanghai_text(at(16 * 3600)) == "2026-07-02 00:00:00");
}
