#include <catch.hpp>

#include "tests/unit/logistics/builders.hpp"

using namespace chuanpin;
using namespace chuanpin::logistics::domain;
using namespace chuanpin::logistics::tests;

namespace {

constexpr temperature_range apples{-1000, 4000};
constexpr temperature_range mangoes{10'000, 13'000};
constexpr temperature_range frozen{std::nullopt, -18'000};
constexpr std::int64_t hour = 3600;

// Within the limits but for one stretch [from, to) of one value; readings exactly at both ends.
std::vector<reading> with_stretch(std::int64_t until_s, std::int64_t good_mc, std::int64_t from_s, std::int64_t to_s, std::int64_t bad_mc) {
    std::vector<reading> readings;
    for (const auto& each : steady(until_s, good_mc))
        if (each.at < at(from_s) || each.at > at(to_s)) readings.push_back(each);
    for (std::int64_t second = from_s; second < to_s; second += 300) readings.push_back({at(second), bad_mc});
    readings.push_back({at(to_s), good_mc});
    std::ranges::sort(readings, {}, &reading::at);
    return readings;
}

}  // namespace

TEST_CASE("a whole record within the limits passes, with no reason and no flag", "[logistics][domain][verdict]") {
    auto readings = steady(12 * hour, 2000);
    for (std::size_t i = 0; i < readings.size(); i += 2) readings[i].temperature_mc = 2100;
    const auto given = judge(series_of(readings), inputs_of(12 * hour, apples));
    CHECK(given.kind == verdict_kind::passed);
    CHECK(given.reasons.empty());
    CHECK(given.flags.empty());
    CHECK(given.found.coverage_permille() == 1000);
    CHECK(given.found.largest_gap_s == 300);
    CHECK(given.found.interval_s == 300);
    CHECK(given.found.warmest->temperature_mc == 2100);
}

TEST_CASE("both limits themselves are allowed values, one thousandth of a degree beyond is a fluctuation", "[logistics][domain][verdict]") {
    for (const std::int64_t value : {-1000, 4000})
        CHECK(judge(series_of(steady(hour, value)), inputs_of(hour, apples)).found.excursions.empty());
    for (const std::int64_t value : {-1001, 4001}) {
        auto readings = steady(2 * hour, 2000);
        readings[5].temperature_mc = value;
        const auto given = judge(series_of(readings), inputs_of(2 * hour, apples));
        CHECK(given.kind == verdict_kind::passed);
        REQUIRE(given.found.excursions.size() == 1);
        CHECK(given.found.excursions.front().tolerated);
        CHECK(given.found.excursions.front().excess_mc_s == 300);
        CHECK(given.found.excursions.front().side == (value > 0 ? limit_side::above : limit_side::below));
    }
}

TEST_CASE("three degrees beyond the limit are tolerated for a moment, one thousandth more fails", "[logistics][domain][verdict]") {
    const auto with_peak = [](std::int64_t peak) {
        auto readings = steady(2 * hour, 2000);
        readings[5].temperature_mc = peak;
        return judge(series_of(readings), inputs_of(2 * hour, apples));
    };
    CHECK(with_peak(7000).kind == verdict_kind::passed);
    CHECK(codes_of(with_peak(7001).reasons) == std::vector<std::string>{"excursion-beyond-tolerance"});
    CHECK(with_peak(7001).kind == verdict_kind::failed);
    CHECK(with_peak(-4000).kind == verdict_kind::passed);
    CHECK(with_peak(-4001).kind == verdict_kind::failed);
}

TEST_CASE("a fluctuation of thirty minutes is tolerated, one second more fails", "[logistics][domain][verdict]") {
    const auto limit = judge(series_of(with_stretch(6 * hour, 2000, hour, hour + 1800, 5000)), inputs_of(6 * hour, apples));
    CHECK(limit.kind == verdict_kind::passed);
    REQUIRE(limit.found.excursions.size() == 1);
    CHECK(limit.found.excursions.front().duration_s == 1800);
    CHECK(limit.found.above_s == 1800);

    const auto beyond = judge(series_of(with_stretch(6 * hour, 2000, hour, hour + 1801, 5000)), inputs_of(6 * hour, apples));
    CHECK(beyond.kind == verdict_kind::failed);
    REQUIRE(codes_of(beyond.reasons) == std::vector<std::string>{"excursion-too-long"});
    CHECK(beyond.reasons.front().figures ==
          std::vector<figure>{{"duration_s", 1801}, {"duration_max_s", 1800}, {"peak_mc", 5000}, {"excursions", 1}});
    CHECK(beyond.found.excursions.front().excess_mc_s == 1801 * 1000);
}

TEST_CASE("a gap of twice the interval is allowed, one second more is not enough evidence", "[logistics][domain][verdict]") {
    const auto with_gap = [](std::int64_t gap_s) {
        auto readings = steady(hour, 2000);
        for (const auto& each : steady(12 * hour, 2000)) readings.push_back({each.at + std::chrono::seconds(hour + gap_s), 2000});
        return judge(series_of(readings), inputs_of(12 * hour, apples));
    };
    CHECK(with_gap(600).kind == verdict_kind::passed);
    CHECK(with_gap(600).found.largest_gap_s == 600);
    const auto beyond = with_gap(601);
    CHECK(beyond.kind == verdict_kind::not_enough_evidence);
    CHECK(codes_of(beyond.reasons) == std::vector<std::string>{"gap-too-long"});
    CHECK(beyond.reasons.front().figures == std::vector<figure>{{"largest_gap_s", 601}, {"allowed_gap_s", 600}});
    CHECK(beyond.found.largest_gap_at == at(hour));
}

TEST_CASE("with slow loggers thirty minutes are the largest gap, whatever the interval", "[logistics][domain][verdict]") {
    const auto with_interval = [](std::int64_t interval_s) {
        return judge(series_of(steady(interval_s * 40, 2000, interval_s)), inputs_of(interval_s * 40, apples));
    };
    CHECK(with_interval(1800).kind == verdict_kind::passed);
    CHECK(with_interval(1800).found.allowed_gap_s == 1800);
    CHECK(codes_of(with_interval(1801).reasons) == std::vector<std::string>{"gap-too-long"});
}

TEST_CASE("the ends of the journey are gaps too", "[logistics][domain][verdict]") {
    const auto late = judge(series_of(std::vector<reading>{{at(601), 2000}, {at(901), 2000}, {at(1201), 2000}}), inputs_of(1201, apples));
    CHECK(late.found.largest_gap_s == 601);
    CHECK(late.found.largest_gap_at == at(0));
    CHECK(late.kind == verdict_kind::not_enough_evidence);
    const auto early = judge(series_of(steady(hour, 2000)), inputs_of(hour + 601, apples));
    CHECK(early.found.largest_gap_at == at(hour));
    CHECK(early.kind == verdict_kind::not_enough_evidence);
}

TEST_CASE("many missed readings are too little coverage although no gap is too long", "[logistics][domain][verdict]") {
    // Of 100 intervals, `missed` hold no reading at their end: 5 % may be missed, one more may not.
    const auto with_missed = [](std::int64_t missed) {
        std::vector<reading> readings;
        for (std::int64_t i = 0; i <= 100; ++i)
            if (i % 4 != 1 || i / 4 >= missed) readings.push_back({at(i * 300), 2000 + i % 2});
        return judge(series_of(readings), inputs_of(100 * 300, apples));
    };
    CHECK(with_missed(5).found.coverage_permille() == 950);
    CHECK(with_missed(5).kind == verdict_kind::passed);
    const auto beyond = with_missed(6);
    CHECK(beyond.found.coverage_permille() == 940);
    CHECK(beyond.kind == verdict_kind::not_enough_evidence);
    CHECK(codes_of(beyond.reasons) == std::vector<std::string>{"coverage-too-low"});
}

TEST_CASE("mangoes below ten degrees are chilled to death: the lower limit counts like the upper one", "[logistics][domain][verdict]") {
    const auto given = judge(series_of(with_stretch(12 * hour, 11'500, 2 * hour, 6 * hour, 4000)), inputs_of(12 * hour, mangoes));
    CHECK(given.kind == verdict_kind::failed);
    CHECK(codes_of(given.reasons) == std::vector<std::string>{"excursion-beyond-tolerance", "excursion-too-long"});
    CHECK(given.found.below_s == 4 * hour);
    CHECK(given.found.above_s == 0);
    CHECK(given.found.coldest->temperature_mc == 4000);
    CHECK(given.found.excursions.front().excess_mc_s == 6000 * 4 * hour);
}

TEST_CASE("frozen goods may rise to minus fifteen for a moment and are thawed at minus twelve", "[logistics][domain][verdict]") {
    const auto with_peak = [](std::int64_t peak) {
        auto readings = steady(2 * hour, -20'000);
        readings[5].temperature_mc = peak;
        return judge(series_of(readings), inputs_of(2 * hour, frozen));
    };
    CHECK(with_peak(-15'000).kind == verdict_kind::passed);
    CHECK(codes_of(with_peak(-14'999).reasons) == std::vector<std::string>{"excursion-beyond-tolerance"});
    CHECK(codes_of(with_peak(-12'001).reasons) == std::vector<std::string>{"excursion-beyond-tolerance"});
    CHECK(codes_of(with_peak(-12'000).reasons) == std::vector<std::string>{"frozen-goods-thawed"});
}

TEST_CASE("an empty log and a log outside the journey are not enough evidence", "[logistics][domain][verdict]") {
    const auto empty = judge({}, inputs_of(hour, apples));
    CHECK(empty.kind == verdict_kind::not_enough_evidence);
    CHECK(codes_of(empty.reasons) == std::vector<std::string>{"no-readings"});
    CHECK(empty.found.covered_s == 0);

    auto elsewhere = inputs_of(hour, apples);
    elsewhere.when = {at(3 * hour), at(4 * hour)};
    CHECK(codes_of(judge(series_of(steady(hour, 2000)), elsewhere).reasons) == std::vector<std::string>{"no-readings-in-journey"});
}

TEST_CASE("one reading does not tell an interval", "[logistics][domain][verdict]") {
    const auto given = judge(series_of({{at(100), 2000}}), inputs_of(200, apples));
    CHECK(given.kind == verdict_kind::not_enough_evidence);
    CHECK(codes_of(given.reasons) == std::vector<std::string>{"interval-unknown"});
}

TEST_CASE("readings before loading and after delivery are not held against the goods", "[logistics][domain][verdict]") {
    auto readings = steady(3 * hour, 2000);
    for (auto& each : readings)
        if (each.at < at(hour) || each.at > at(2 * hour)) each.temperature_mc = 25'000;
    auto inputs = inputs_of(hour, apples);
    inputs.when = {at(hour), at(2 * hour)};
    CHECK(judge(series_of(readings), inputs).kind == verdict_kind::passed);
}

TEST_CASE("a proven excursion weighs more than a gap, and both are told", "[logistics][domain][verdict]") {
    auto readings = steady(hour, 2000);
    readings[3].temperature_mc = 9000;
    const auto given = judge(series_of(readings), inputs_of(4 * hour, apples));
    CHECK(given.kind == verdict_kind::failed);
    CHECK(codes_of(given.reasons) == std::vector<std::string>{"excursion-beyond-tolerance", "gap-too-long", "coverage-too-low"});
}

TEST_CASE("a reading does not speak beyond the largest allowed gap", "[logistics][domain][verdict]") {
    auto readings = steady(hour, 2000);
    readings.back().temperature_mc = 5000;
    const auto given = judge(series_of(readings), inputs_of(5 * hour, apples));
    REQUIRE(given.found.excursions.size() == 1);
    CHECK(given.found.excursions.front().duration_s == 600);
    CHECK(given.kind == verdict_kind::not_enough_evidence);
}

TEST_CASE("goods without limits prove no cold chain, and goods that exclude each other fail", "[logistics][domain][verdict]") {
    CHECK(codes_of(judge(series_of(steady(hour, 2000)), inputs_of(hour, {})).reasons) == std::vector<std::string>{"goods-without-limits"});
    const auto both = judge(series_of(steady(hour, 8000)), inputs_of(hour, {10'000, 4000}));
    CHECK(both.kind == verdict_kind::failed);
    CHECK(both.reasons.front().code == "storage-ranges-exclude-each-other");
}

TEST_CASE("a recorder worse than class 2 proves nothing; an undeclared one is remarked upon", "[logistics][domain][verdict]") {
    auto inputs = inputs_of(hour, apples);
    inputs.recorder_accuracy_mc = 2000;
    CHECK(judge(series_of(steady(hour, 2000)), inputs).kind == verdict_kind::passed);
    inputs.recorder_accuracy_mc = 2001;
    CHECK(codes_of(judge(series_of(steady(hour, 2000)), inputs).reasons) == std::vector<std::string>{"recorder-too-inaccurate"});
    inputs.recorder_accuracy_mc.reset();
    const auto undeclared = judge(series_of(steady(hour, 2000)), inputs);
    CHECK(undeclared.kind == verdict_kind::passed);
    CHECK(codes_of(undeclared.flags) == std::vector<std::string>{"recorder-accuracy-undeclared"});
}

TEST_CASE("a value that stands still for more than two hours is flagged, and changes nothing", "[logistics][domain][verdict]") {
    const auto flagged = [](std::int64_t until_s) { return judge(series_of(steady(until_s, 2000)), inputs_of(until_s, apples)); };
    CHECK(flagged(2 * hour).flags.empty());
    const auto longer = flagged(2 * hour + 300);
    CHECK(codes_of(longer.flags) == std::vector<std::string>{"constant-values"});
    CHECK(longer.kind == verdict_kind::passed);
}

TEST_CASE("readings later than the moment they were handed in are flagged", "[logistics][domain][verdict]") {
    auto inputs = inputs_of(hour, apples);
    inputs.handed_in_at = at(hour);
    CHECK(judge(series_of(steady(hour, 2000)), inputs).flags.empty());
    const auto given = judge(series_of(steady(hour + 300, 2000)), inputs);
    REQUIRE(codes_of(given.flags) == std::vector<std::string>{"readings-in-the-future"});
    CHECK(given.flags.front().figures == std::vector<figure>{{"readings", 1}});
}

TEST_CASE("a fluttering logger makes one reason and at most a hundred listed excursions", "[logistics][domain][verdict]") {
    auto readings = steady(500 * 300, 2000);
    for (std::size_t i = 1; i < readings.size(); i += 2) readings[i].temperature_mc = i == 301 ? 12'000 : 8000;
    const auto given = judge(series_of(readings), inputs_of(500 * 300, apples));
    REQUIRE(codes_of(given.reasons) == std::vector<std::string>{"excursion-beyond-tolerance"});
    CHECK(given.reasons.front().figures.at(2) == figure{"peak_mc", 12'000});
    CHECK(given.found.excursion_count == 250);
    CHECK(given.found.excursions.size() == excursions_listed_max);
    CHECK(std::ranges::is_sorted(given.found.excursions, {}, &excursion::start));
}

TEST_CASE("reasons speak Chinese and English with exact figures", "[logistics][domain][verdict]") {
    auto readings = steady(2 * hour, 2000);
    readings[6].temperature_mc = 11'500;
    const auto given = judge(series_of(readings), inputs_of(2 * hour, apples));
    REQUIRE(given.reasons.size() == 1);
    CHECK(given.reasons.front().text_zh ==
          "2026-07-01 08:30:00 起温度高于上限（4 °C）并超出允许偏差 3 °C，极值 11.5 °C，出现于 2026-07-01 08:30:00");
    CHECK(given.reasons.front().text_en ==
          "From 2026-07-01T00:30:00.000000Z the temperature passed the upper limit (4 °C) by more than the tolerated 3 °C; peak 11.5 °C at "
          "2026-07-01T00:30:00.000000Z");
}

TEST_CASE("the profile of the day of loading is used", "[logistics][domain][verdict]") {
    CHECK(profile_on(std::chrono::year(2018) / 8 / 31).version == 1);
    CHECK(profile_on(std::chrono::year(2010) / 1 / 1).version == 1);
    for (std::size_t i = 1; i < cold_chain_profiles().size(); ++i)
        CHECK(cold_chain_profiles()[i - 1].valid_from < cold_chain_profiles()[i].valid_from);
}
