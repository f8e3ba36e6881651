#include <catch.hpp>

#include <random>

#include "logistics/commands/tables_csv.hpp"
#include "tests/unit/logistics/builders.hpp"

using namespace chuanpin;
using namespace chuanpin::logistics::domain;
using namespace chuanpin::logistics::tests;

namespace {

base::business_date day(int year, int month, int of_month) { return std::chrono::year(year) / month / of_month; }
base::instant moment(int number) { return at(number * 86'400); }

// The record as a store keeps it.
struct book {
    std::vector<subsidy_rule> published;
    std::vector<rule_row> rows;

    base::result<rule_change> add(const subsidy_rule& rule, base::instant now) {
        auto change = record_rule(published, rows, rule, now);
        if (!change || change->empty()) return change;
        for (const auto& closed : change->closed) std::ranges::find(rows, closed)->superseded_at = now;
        rows.insert(rows.end(), change->opened.begin(), change->opened.end());
        published.push_back(rule);
        return change;
    }

    [[nodiscard]] int version_on(base::business_date on, base::instant known_at) const {
        const auto* row = rule_in_force(rows, "cold-chain-freight", on, known_at);
        return row == nullptr ? 0 : row->rule.version;
    }
};

subsidy_rule version(int number, base::business_date from, std::optional<base::business_date> to = std::nullopt) {
    auto rule = a_rule();
    rule.version = number;
    rule.valid_from = from;
    rule.valid_to = to;
    return rule;
}

}  // namespace

TEST_CASE("a rule holds from its first day to the day before its last", "[logistics][domain][rule]") {
    book kept;
    REQUIRE(kept.add(version(1, day(2018, 8, 31), day(2020, 1, 1)), moment(0)));
    CHECK(kept.version_on(day(2018, 8, 30), moment(1)) == 0);
    CHECK(kept.version_on(day(2018, 8, 31), moment(1)) == 1);
    CHECK(kept.version_on(day(2019, 12, 31), moment(1)) == 1);
    CHECK(kept.version_on(day(2020, 1, 1), moment(1)) == 0);
    CHECK(kept.version_on(day(2019, 1, 1), moment(0) - std::chrono::microseconds(1)) == 0);
}

TEST_CASE("a later version takes over from its own first day; what was known before stays askable", "[logistics][domain][rule]") {
    book kept;
    REQUIRE(kept.add(version(1, day(2018, 8, 31)), moment(0)));
    REQUIRE(kept.add(version(2, day(2021, 1, 1)), moment(10)));
    CHECK(kept.version_on(day(2020, 12, 31), moment(11)) == 1);
    CHECK(kept.version_on(day(2021, 1, 1), moment(11)) == 2);
    CHECK(kept.version_on(day(2021, 1, 1), moment(9)) == 1);
}

TEST_CASE("a correction inside leaves what lies before and after it", "[logistics][domain][rule]") {
    book kept;
    REQUIRE(kept.add(version(1, day(2018, 1, 1), day(2022, 1, 1)), moment(0)));
    REQUIRE(kept.add(version(2, day(2019, 1, 1), day(2020, 1, 1)), moment(1)));
    CHECK(kept.version_on(day(2018, 12, 31), moment(2)) == 1);
    CHECK(kept.version_on(day(2019, 1, 1), moment(2)) == 2);
    CHECK(kept.version_on(day(2020, 1, 1), moment(2)) == 1);
    CHECK(kept.version_on(day(2022, 1, 1), moment(2)) == 0);
}

TEST_CASE("a recorded version never changes, versions do not skip, the same again is nothing", "[logistics][domain][rule]") {
    book kept;
    const auto first = version(1, day(2018, 8, 31));
    REQUIRE(kept.add(first, moment(0)));
    REQUIRE(kept.add(version(2, day(2021, 1, 1)), moment(1)));
    CHECK(kept.add(first, moment(2))->empty());
    auto changed = first;
    changed.cap = {1};
    CHECK(kept.add(changed, moment(2)).error().code == "subsidy-rule-version-changed");
    CHECK(kept.add(version(4, day(2022, 1, 1)), moment(2)).error().code == "subsidy-rule-version-not-next");
}

TEST_CASE("adding a future version never changes what holds on an earlier day", "[logistics][domain][rule]") {
    std::mt19937_64 random(88);
    for (int round = 0; round < 100; ++round) {
        book kept;
        const std::chrono::sys_days start = day(2018, 8, 31);
        for (int number = 1; number <= 8; ++number) {
            const auto from = start + std::chrono::days(random() % 1500);
            std::optional<base::business_date> to;
            if (random() % 2 == 0) to = base::business_date(from + std::chrono::days(1 + random() % 900));
            const auto before = kept;
            REQUIRE(kept.add(version(number, base::business_date(from), to), moment(number)));
            for (int probe = 0; probe < 20; ++probe) {
                const base::business_date on(start + std::chrono::days(random() % 3000));
                // What was known is known for ever.
                REQUIRE(kept.version_on(on, moment(number) - std::chrono::seconds(1)) ==
                        before.version_on(on, moment(number) - std::chrono::seconds(1)));
                const bool claimed = base::business_date(from) <= on && (!to || on < *to);
                REQUIRE(kept.version_on(on, moment(number)) == (claimed ? number : before.version_on(on, moment(number))));
            }
        }
    }
}

TEST_CASE("rates, caps and days of a rule have limits", "[logistics][domain][rule]") {
    CHECK(check(a_rule()).empty());
    auto rule = a_rule();
    rule.cold_rate = base::rational::make(rate_part_max, 1).value();
    rule.ambient_rate = base::rational::make(1, rate_part_max).value();
    CHECK(check(rule).empty());
    rule.cold_rate = base::rational::make(rate_part_max + 1, 1).value();
    rule.ambient_rate = base::rational::make(-1, 2).value();
    rule.cap = {-1};
    rule.mass_min_g = -1;
    rule.distance_tolerance_permille = 1001;
    rule.version = 0;
    rule.valid_to = rule.valid_from;
    CHECK(check(rule).size() == 7);
}

TEST_CASE("the published data files can be read", "[logistics][csv]") {
    const auto rules = logistics::commands::read_rules(
        "rule_code,version,document_number,title_zh,example,valid_from,valid_to,cold_rate_fen_per_tonne_km,ambient_rate_fen_per_tonne_km,"
        "without_proof,cap_fen,mass_min_g,"
        "distance_tolerance_permille\n"
        "cold-chain-freight,1,示例〔2018〕1号,农产品冷链运输补贴(示例),true,2018-08-31,,45/2,10,ambient_rate,300000,300000,50\n");
    REQUIRE(rules.has_value());
    CHECK(*rules == std::vector<subsidy_rule>{a_rule()});
    const auto distances = logistics::commands::read_distances(
        "table_version,valid_from,origin_county_code,origin_name_zh,destination_code,destination_name_zh,distance_m,approximate\n"
        "1,2018-08-31,513423,盐源县,510100,成都市,560000,true\n");
    REQUIRE(distances.has_value());
    CHECK(*distances == std::vector<official_distance>{a_distance()});
}

TEST_CASE("faults of the data files are told by row and column", "[logistics][csv]") {
    const auto rules = logistics::commands::read_rules(
        "rule_code,version,document_number,title_zh,example,valid_from,valid_to,cold_rate_fen_per_tonne_km,ambient_rate_fen_per_tonne_km,"
        "without_proof,cap_fen,mass_min_g,"
        "distance_tolerance_permille\n"
        "cold,0,1号,名,yes,2018-02-30,soon,45/0,1.5,maybe,-1,x,1001\n");
    REQUIRE_FALSE(rules.has_value());
    std::vector<std::string> columns;
    for (const auto& each : rules.error().fields) columns.push_back(each.pointer);
    CHECK(columns == std::vector<std::string>{"row 1, column 'version'", "row 1, column 'example'", "row 1, column 'valid_from'",
                                              "row 1, column 'valid_to'", "row 1, column 'cold_rate_fen_per_tonne_km'",
                                              "row 1, column 'ambient_rate_fen_per_tonne_km'", "row 1, column 'without_proof'",
                                              "row 1, column 'cap_fen'", "row 1, column 'mass_min_g'",
                                              "row 1, column 'distance_tolerance_permille'"});
}
