#include <catch.hpp>

#include <random>

#include "logistics/domain/subsidy/denials.hpp"
#include "tests/unit/logistics/builders.hpp"

using namespace chuanpin;
using namespace chuanpin::logistics::domain;
using namespace chuanpin::logistics::tests;

namespace {

base::business_date day(int year, unsigned month, unsigned of_month) {
    return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(of_month);
}

std::string denial(const assessment_inputs& inputs) { return assess(inputs).denial; }

}  // namespace

TEST_CASE("mass times distance times rate, exact until the one floor", "[logistics][domain][subsidy]") {
    auto inputs = an_assessment();
    // 2.07 t · 565 km · 22.5 fen = 26,314.875 fen
    CHECK(assess(inputs).amount.value == 26'314);
    CHECK(assess(inputs).granted);
    inputs.rule->cold_rate = base::rational::make(1, 3).value();
    // 1,169.55 t·km / 3 = 389.85 fen
    CHECK(assess(inputs).amount.value == 389);
    // Exactly whole: nothing is lost.
    inputs.mass_g = 3'000'000;
    inputs.declared_distance_m = 1'000;
    CHECK(assess(inputs).amount.value == 1);
    // One gram less is not a whole fen any more.
    inputs.mass_g = 2'999'999;
    CHECK(assess(inputs).amount.value == 0);
    CHECK(assess(inputs).granted);
}

TEST_CASE("the cap holds from its own fen on", "[logistics][domain][subsidy]") {
    auto inputs = an_assessment();
    for (const auto& [cap, expected] : {std::pair{26'313, 26'313}, {26'314, 26'314}, {26'315, 26'314}}) {
        inputs.rule->cap = {cap};
        CHECK(assess(inputs).amount.value == expected);
    }
}

TEST_CASE("the minimum mass is enough, one gram less is denied", "[logistics][domain][subsidy]") {
    auto inputs = an_assessment();
    inputs.mass_g = 300'000;
    CHECK(assess(inputs).granted);
    inputs.mass_g = 299'999;
    CHECK(denial(inputs) == "below-minimum-mass");
    CHECK(assess(inputs).amount.value == 0);
}

TEST_CASE("a declared distance counts up to the official one and its tolerance", "[logistics][domain][subsidy]") {
    auto inputs = an_assessment();
    const auto payable = [&] {
        for (const auto& step : assess(inputs).steps)
            if (step.code == "payable-distance") return step.result;
        return std::string();
    };
    inputs.declared_distance_m = 588'000;
    CHECK(payable() == "588000");
    inputs.declared_distance_m = 588'001;
    CHECK(payable() == "588000");
    inputs.declared_distance_m = 100;
    CHECK(payable() == "100");
    inputs.declared_distance_m.reset();
    CHECK(payable() == "560000");
    CHECK(distance_ceiling_m(333, 50) == 349);
    CHECK_FALSE(distance_ceiling_m(std::numeric_limits<std::int64_t>::max(), 50).has_value());
}

TEST_CASE("goods from several counties travel the shortest of the official ways", "[logistics][domain][subsidy]") {
    auto inputs = an_assessment();
    inputs.declared_distance_m.reset();
    inputs.ways = {{"513423", a_distance(560'000)}, {"513401", a_distance(430'000, "513401")}};
    // 2.07 t · 430 km · 22.5 fen
    CHECK(assess(inputs).amount.value == 20'027);
    inputs.ways[1].found.reset();
    CHECK(denial(inputs) == "distance-not-in-table");
}

TEST_CASE("a district finds its own entry before that of its prefecture", "[logistics][domain][subsidy]") {
    CHECK(destination_candidates("510107") == std::vector<std::string>{"510107", "510100"});
    CHECK(destination_candidates("510100") == std::vector<std::string>{"510100"});
    auto own = a_distance(570'000);
    own.destination_code = "510107";
    const std::vector<official_distance> entries{a_distance(), own};
    CHECK(find_distance(entries, "513423", "510107")->distance_m == 570'000);
    CHECK(find_distance(entries, "513423", "510104")->distance_m == 560'000);
    CHECK(find_distance(entries, "513423", "510700") == nullptr);
    CHECK(find_distance(entries, "513401", "510107") == nullptr);
}

TEST_CASE("only a passed verdict earns the cold rate; the rule says what the others earn", "[logistics][domain][subsidy]") {
    auto inputs = an_assessment();
    // 1,169.55 t·km · 10 fen
    for (const auto kind : {verdict_kind::failed, verdict_kind::not_enough_evidence}) {
        inputs.verdict->kind = kind;
        inputs.rule->otherwise = without_proof::ambient_rate;
        CHECK(assess(inputs).amount.value == 11'695);
        inputs.rule->otherwise = without_proof::nothing;
        CHECK(denial(inputs) == "cold-chain-not-proven");
    }
    inputs.verdict.reset();
    CHECK(denial(inputs) == "cold-chain-not-proven");
}

TEST_CASE("nothing accepted, no rule and no distance are explained denials of nothing", "[logistics][domain][subsidy]") {
    auto nothing = an_assessment();
    nothing.mass_g = 0;
    CHECK(denial(nothing) == "nothing-accepted");
    auto lawless = an_assessment();
    lawless.rule.reset();
    CHECK(denial(lawless) == "no-rule-in-force");
    auto nowhere = an_assessment();
    nowhere.ways.front().found.reset();
    CHECK(denial(nowhere) == "distance-not-in-table");
    auto unmarked = an_assessment();
    unmarked.marks.lines_without = 1;
    CHECK(denial(unmarked) == "not-under-the-mark");
    for (const auto& inputs : {nothing, lawless, nowhere, unmarked}) {
        const auto outcome = assess(inputs);
        CHECK_FALSE(outcome.granted);
        CHECK(outcome.amount.value == 0);
        REQUIRE(outcome.steps.size() >= 2);
        CHECK(outcome.steps.front().code == "rule");
        CHECK(outcome.steps.back().code == "result");
        CHECK(outcome.steps.back().text_zh.starts_with("不予补贴"));
    }
}

TEST_CASE("figures beyond all reason are refused, not wrapped", "[logistics][domain][subsidy]") {
    constexpr std::int64_t huge = std::int64_t{1} << 53;
    auto inputs = an_assessment();
    inputs.rule->cap = {base::wire_integer_max};
    inputs.rule->mass_min_g = 0;
    inputs.mass_g = huge;
    inputs.declared_distance_m.reset();
    inputs.ways.front().found->distance_m = huge;
    // 2^106 · 22.5 / 10^9 is more than 63 bits.
    CHECK(denial(inputs) == "out-of-range");
    for (const auto& step : assess(inputs).steps)
        if (step.code == "freight") CHECK(step.result == "81129638414606681695789.005144064");
    // The same product with a rate that brings it back into range is exact: 2^106 / (10^9 · 10^6) = 81129638414606681.695…, capped.
    inputs.rule->cold_rate = base::rational::make(1, rate_part_max).value();
    CHECK(assess(inputs).amount.value == base::wire_integer_max);
    inputs.rule->cap = {std::numeric_limits<std::int64_t>::max()};
    CHECK(assess(inputs).amount.value == 81'129'638'414'606'681);
    inputs.mass_g.reset();
    CHECK(denial(inputs) == "out-of-range");
    inputs.mass_g = -1;
    CHECK(denial(inputs) == "out-of-range");
}

TEST_CASE("more mass or more distance never earns less, up to the cap", "[logistics][domain][subsidy]") {
    std::mt19937_64 random(20'180'831);
    for (int round = 0; round < 2'000; ++round) {
        auto inputs = an_assessment();
        inputs.rule->cold_rate =
            base::rational::make(static_cast<std::int64_t>(random() % 1000), 1 + static_cast<std::int64_t>(random() % 1000)).value();
        inputs.rule->ambient_rate =
            base::rational::make(static_cast<std::int64_t>(random() % 1000), 1 + static_cast<std::int64_t>(random() % 1000)).value();
        inputs.verdict->kind = random() % 2 == 0 ? verdict_kind::passed : verdict_kind::failed;
        inputs.mass_g = 300'000 + static_cast<std::int64_t>(random() % 30'000'000);
        inputs.declared_distance_m = 1 + static_cast<std::int64_t>(random() % 700'000);
        const auto before = assess(inputs);
        REQUIRE(before.granted);
        REQUIRE(before.amount <= inputs.rule->cap);
        auto heavier = inputs, farther = inputs;
        *heavier.mass_g += 1 + static_cast<std::int64_t>(random() % 1'000'000);
        *farther.declared_distance_m += 1 + static_cast<std::int64_t>(random() % 100'000);
        REQUIRE(assess(heavier).amount >= before.amount);
        REQUIRE(assess(farther).amount >= before.amount);
    }
}

TEST_CASE("an explanation goes from the rule to the result, every step with its sources", "[logistics][domain][subsidy]") {
    const auto outcome = assess(an_assessment());
    std::vector<std::string> codes, words;
    for (const auto& step : outcome.steps) {
        codes.push_back(step.code);
        words.push_back(step.text_zh);
    }
    CHECK(codes == std::vector<std::string>{"rule", "mark", "mass", "minimum-mass", "official-distance", "payable-distance", "cold-chain",
                                            "rate", "freight", "amount", "cap", "result"});
    CHECK(words == std::vector<std::string>{
                       "适用规则《农产品冷链运输补贴(示例)》（示例〔2018〕1号）第 1 版【示例规则】，发货日 2026-07-01 在有效期内",
                       "下单日商标授权证书有效：SF-2026-000001-4",
                       "验收合格净重合计 2.07 吨",
                       "起补重量 0.3 吨：达到",
                       "官方单程里程（第 1 版里程表）盐源县 至 成都市：560 公里【演示数据，非实测】",
                       "申报 565 公里，上限为官方里程加 5%，即 588 公里，计 565 公里",
                       "冷链判定：合格（标准 cold-chain 第 1 版）",
                       "按冷链标准：每吨公里 45/2 分",
                       "运输周转量：2.07 吨 × 565 公里 = 1169.55 吨公里",
                       "周转量 × 标准，不足 1 分舍去：263.14 元",
                       "单车次封顶 3000.00 元：未超过",
                       "补贴金额 263.14 元",
                   });
    CHECK(outcome.steps[9].text_en == "Freight × rate, fractions of a fen dropped: 263.14 yuan");
    CHECK(outcome.steps[9].inputs == std::vector<explanation_input>{{"mass", "2070000", "g", "step mass"},
                                                                    {"distance", "565000", "m", "step payable-distance"},
                                                                    {"rate", "45/2", "fen/t·km", "step rate"}});
    CHECK(outcome.steps[9].result == "26314");
    CHECK(outcome.steps[9].unit == "fen");
}

TEST_CASE("the page for the person who signs says everything in Chinese", "[logistics][domain][subsidy]") {
    const auto inputs = an_assessment();
    assessment what;
    what.id = numbered<assessment_id>(9);
    what.shipment = inputs.shipment;
    what.order = inputs.order;
    what.status = inputs.status;
    what.rule = inputs.rule;
    what.outcome = assess(inputs);
    what.assessed_at = at(0);
    const auto page = explanation_page_zh(what);
    CHECK(page.starts_with("运输补贴核算说明\n核算编号：sub_00000000000000000000000009（第 1 次）\n"));
    CHECK(page.find("核算时间：2026-07-01 08:00:00（北京时间）\n性质：最终（已验收）\n") != std::string::npos);
    CHECK(page.find("【示例规则，不是任何县的真实政策】 第 1 版，文号 示例〔2018〕1号，有效期 2018-08-31 起\n") != std::string::npos);
    CHECK(page.find("10. 周转量 × 标准，不足 1 分舍去：263.14 元\n") != std::string::npos);
    CHECK(page.find("floor(mass * distance * rate / 1000000000) → 26314 fen\n") != std::string::npos);
    CHECK(page.ends_with("结论：予以补贴，金额 263.14 元\n"));
}

TEST_CASE("inputs that differ in anything that counts have different names", "[logistics][domain][subsidy]") {
    const auto same = canonical_text(an_assessment());
    CHECK(canonical_text(an_assessment()) == same);
    const auto changed = [&](auto change) {
        auto inputs = an_assessment();
        change(inputs);
        return canonical_text(inputs) != same;
    };
    CHECK(changed([](assessment_inputs& inputs) { ++*inputs.mass_g; }));
    CHECK(changed([](assessment_inputs& inputs) { inputs.status = assessment_status::provisional; }));
    CHECK(changed([](assessment_inputs& inputs) { inputs.declared_distance_m.reset(); }));
    CHECK(changed([](assessment_inputs& inputs) { inputs.marks.certificates.emplace_back("SF-2026-000002-4"); }));
    CHECK(changed([](assessment_inputs& inputs) { inputs.marks.lines_without = 1; }));
    CHECK(changed([](assessment_inputs& inputs) { inputs.verdict->id = numbered<verdict_id>(4); }));
    CHECK(changed([](assessment_inputs& inputs) { inputs.rule->version = 2; }));
    CHECK(changed([](assessment_inputs& inputs) { inputs.ways.front().found.reset(); }));
    // A later version may cut a rule's days short: that changes nothing for a shipment on which it holds.
    CHECK_FALSE(changed([](assessment_inputs& inputs) { inputs.rule->valid_to = day(2027, 1, 1); }));
}

TEST_CASE("every code of a denial has words", "[logistics][domain][subsidy]") {
    for (const auto& row : denials()) CHECK_FALSE(denial_of(row.code).text_zh.empty());
    CHECK_THROWS_AS(denial_of("because"), std::logic_error);
}
