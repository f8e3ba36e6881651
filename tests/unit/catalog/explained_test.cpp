#include "catalog/domain/words/explained.hpp"

#include <algorithm>
#include <regex>

#include <catch.hpp>

#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

constexpr base::business_date today{std::chrono::year(2026), std::chrono::March, std::chrono::day(2)};
constexpr base::business_date tomorrow{std::chrono::year(2026), std::chrono::March, std::chrono::day(3)};
const auto apples = numbered<product_id>(1);

/// Without ids and what stands for them no word of English is left.
bool is_chinese(const std::string& text) {
    static const std::regex ids("[a-z]{3}_[0-9A-Z]{26}|SHA-256 [0-9a-f]+");
    static const std::regex words("[A-Za-z_]{2,}");
    return !std::regex_search(std::regex_replace(text, ids, ""), words);
}

mark_claim claim_of(benefit_mechanism benefit, std::optional<base::business_date> until) {
    return {.products = {apples},
            .labour_list = numbered<labour_list_id>(4),
            .trademark_number = "12345678",
            .plan_of_use = "x",
            .licences = {{licence_kind::production, "510", today, until}},
            .benefit = benefit,
            .benefit_note = "x",
            .documents = {{numbered<document_id>(3), document_kind::plan_of_use, {}}}};
}

std::vector<test_result> results_of(const mark_claim& claim, const origin_decision& origin, bool seen, std::span<const mark_waiver> waivers,
                                    std::span<const product_price> prices, base::business_date on) {
    const labour_evidence labour{
        .counted = {10, 3, 1}, .matched_on = today, .overlaps = {{numbered<labour_list_id>(5), numbered<organisation_id>(6), 2}}};
    const product_origin row{apples, origin};
    const auto visit = seen ? std::optional(site_visit{today, "果园属实"}) : std::nullopt;
    permit_terms terms{.kind = permit_kind::inspection_report, .number = "检1", .issuer = "州质检所", .product = apples};
    terms.valid_from = today;
    terms.valid_to = tomorrow;
    const permit report{.id = numbered<permit_id>(1), .terms = std::move(terms)};
    const std::span<const permit> reports(&report, seen ? 1 : 0);
    return evaluate({claim, labour, {&row, 1}, visit, waivers, reports, prices}, on);
}

product_price price_of(std::optional<base::fen> asked, std::int64_t count) {
    product_price what;
    what.product = apples;
    what.unit_price = asked;
    what.unit_net_mass_g = 1'000;
    what.average = {500 * count, count};
    what.comparables_min = 3;
    what.rule = 7;
    what.decided_on = today;
    return what;
}

}  // namespace

TEST_CASE("every test of the mark is explained in both languages, whatever its outcome", "[catalog][words]") {
    const mark_waiver waiver{
        .test = mark_test::site_visit, .reason = "道路中断", .given_by = numbered<account_id>(1), .given_by_name = "王五"};
    const origin_decision poor{origin_verdict::eligible, 7, "盐源县", today, {}};
    const origin_decision other{origin_verdict::needs_proof, 8, "成都市", today, {}};
    const auto with = [&](origin_row kind, bool material) {
        return origin_decision{origin_verdict::eligible, 8, "成都市", today, origin_proof{kind, 9, "513423", "盐源县", material}};
    };
    const std::vector origins{poor,
                              other,
                              with(origin_row::county, true),
                              with(origin_row::village, false),
                              with(origin_row::park, false),
                              with(origin_row::household, false)};
    const std::vector prices{price_of({}, 0), price_of(base::fen{400}, 2), price_of(base::fen{500}, 3), price_of(base::fen{600}, 3)};
    auto nothing = claim_of(benefit_mechanism::wage, {});
    nothing.licences.clear();
    nothing.trademark_number.reset();
    nothing.plan_of_use.clear();
    std::vector claims{nothing};
    for (const auto each : {benefit_mechanism::wage, benefit_mechanism::asset, benefit_mechanism::business,
                            benefit_mechanism::share_cooperation, benefit_mechanism::order, benefit_mechanism::trusteeship})
        claims.push_back(claim_of(each, each == benefit_mechanism::wage ? std::nullopt : std::optional(tomorrow)));
    std::size_t explained_ones = 0;
    for (const auto& claim : claims)
        for (const auto& origin : origins)
            for (const bool seen : {true, false})
                for (const auto& each : results_of(claim, origin, seen, {&waiver, 1}, prices, seen ? today : tomorrow)) {
                    const auto said = explain(each);
                    CAPTURE(said.zh, said.en);
                    REQUIRE(is_chinese(said.zh));
                    REQUIRE(said.en.find(each.compared + "; " + each.decided_by) != std::string::npos);
                    ++explained_ones;
                }
    CHECK(explained_ones == claims.size() * origins.size() * 2 * 12);
}

TEST_CASE("the figures of the labour test stand in its sentence", "[catalog][words]") {
    const auto said = explain(results_of(claim_of(benefit_mechanism::wage, {}), {}, true, {}, {}, today).front());
    const auto list = base::to_wire(numbered<labour_list_id>(4));
    CHECK(said.zh == "贫困劳动力不低于30%：通过。贫困劳动力 3 人，共 10 人，要求 100 × 3 = 300 ≥ 30 × 10 = 300；用工名单 " + list +
                         "，于 2026-03-02 与建档立卡户比对；注意：登记姓名不同、未计入 1 人；注意：另一申请人 " +
                         base::to_wire(numbered<organisation_id>(6)) + " 的名单 " + base::to_wire(numbered<labour_list_id>(5)) +
                         " 中也有 2 人");
    CHECK(said.en.starts_with("registered poor labour of at least 30 %: passed. 100 × 3 = 300 ≥ 30 × 10 = 300; labour list " + list));
}

TEST_CASE("what a reviewer wrote stays as it is", "[catalog][words]") {
    const test_result seen{mark_test::site_visit, test_outcome::passed, "2026-03-02", {}, "no plan", {}};
    CHECK(explain(seen).zh == "现场核查：通过。2026-03-02；no plan");
}

TEST_CASE("an origin is explained by its row", "[catalog][words]") {
    CHECK(explain(origin_decision{origin_verdict::eligible, 7, "盐源县", today, {}}) ==
          explained{"符合产地条件（2026-03-02）：盐源县是或曾是贫困县（县级登记第 7 行），脱贫不脱政策",
                    "eligible on 2026-03-02: 盐源县 is or was a poverty county (row 7 of the registry of counties)"});
    const origin_proof household{origin_row::household, 9, "51****01", "510100100101", false};
    CHECK(explain(origin_decision{origin_verdict::eligible, 8, "成都市", today, household}).zh ==
          "符合产地条件（2026-03-02）：成都市不是贫困县，产自村 510100100101 的建档立卡户 51****01（农户登记第 9 行）");
    CHECK(explain(origin_decision{origin_verdict::needs_proof, 8, "成都市", today, {}})
              .zh.starts_with("需要证明（2026-03-02）：成都市不是贫困县"));
}

TEST_CASE("every hold is explained with its row and day", "[catalog][words]") {
    for (const auto code : {hold_code::mark_not_authorised, hold_code::licence_missing, hold_code::licence_expired,
                            hold_code::report_expired, hold_code::under_review, hold_code::review_refused}) {
        const auto said = explain(listing_hold{code, today, "行1"});
        CAPTURE(said.zh);
        CHECK(said.zh.find("2026-03-02") != std::string::npos);
        CHECK(said.zh.find("行1") != std::string::npos);
        CHECK(said.en.find("2026-03-02") != std::string::npos);
        CHECK(said.en.find("行1") != std::string::npos);
        CHECK(is_chinese(said.zh));
    }
    CHECK(explain(listing_hold{}) == explained{"没有商标授权证书涵盖该产品", "no certificate of the mark covers the product"});
    CHECK(explain(listing_hold{hold_code::mark_not_authorised, {}, "SF-1"}).zh == "商标授权证书 SF-1 不授权该产品");
}

TEST_CASE("a price is explained by its average, its limits and its tiers", "[catalog][words]") {
    price_evidence evidence{.rule = 7, .goods_key = "盐源苹果", .unit_net_mass_g = 10'000};
    evidence.outcome = price_outcome::no_comparison;
    evidence.tiers = {{1, {7'000}, price_outcome::no_comparison, {}}};
    CHECK(explain(evidence).zh == "没有足够的同类商品可比；盐源苹果的同类商品 0 件；价格规则第 7 行");
    evidence.average = {1'500, 3};
    evidence.warn_above = base::fen{600};
    evidence.block_above = base::fen{750};
    evidence.outcome = price_outcome::to_explain;
    evidence.tiers = {{1, {7'000}, price_outcome::to_explain, {price_limit::warn_average, price_limit::self_operated}},
                      {10, {5'000}, price_outcome::passed, {}}};
    CHECK(explain(evidence) ==
          explained{"价格偏高，须说明理由；盐源苹果的同类商品 3 件，平均每公斤 5.00 元，提示线 6.00 元，上限 7.50 元；1 件起每公斤 7.00 "
                    "元，高于提示线、最低自营价；价格规则第 7 行",
                    "the price is high and had to be explained; 3 like goods of 盐源苹果, on the average 5.00 yuan a kilogram, line of "
                    "warning 6.00, upper limit 7.50; from 1 units on 7.00 yuan a kilogram, above the line of warning, the lowest "
                    "self-operated price; price rule 7"});
    evidence.rule = 0;
    CHECK(explain(evidence).zh.ends_with("；没有适用的价格规则"));
    for (const auto outcome :
         {price_outcome::passed, price_outcome::no_comparison, price_outcome::warned, price_outcome::to_explain, price_outcome::blocked}) {
        evidence.outcome = outcome;
        CHECK(is_chinese(explain(evidence).zh));
    }
}
