// Long-term contracts: their terms, days, prices, text, signatures, and what is owed in the end.
#include <catch.hpp>

#include "orders/domain/supply/supply_contract.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

base::business_date day(const char* text) { return base::parse_date(text).value(); }
const auto today = day("2026-03-01");

supply_terms some_terms() {
    return {.kind = supply_kind::underwriting,
            .product = numbered<product_id>(1),
            .goods = "盐源苹果 80 果",
            .floor_price = {500},
            .pricing = price_rule::market,
            .starts_on = day("2026-03-01"),
            .step = supply_step::month,
            .periods = 3,
            .quantity_per_period = 100};
}

supply_contract some_contract(supply_terms terms = some_terms()) {
    supply_contract made{.id = numbered<supply_contract_id>(9),
                         .buyer = numbered<organisation_id>(2),
                         .supplier = numbered<organisation_id>(1),
                         .terms = terms,
                         .document = {"text", "hash"},
                         .proposed_at = base::start_of(today),
                         .periods = periods_of(terms)};
    return made;
}

supply_signature signed_by(party side, const char* at = "2026-03-01", std::string sha256 = "hash") {
    return {side, {numbered<account_id>(1), "张"}, std::move(sha256), base::start_of(day(at))};
}

std::vector<std::string> faults_of(const base::result<void>& done) {
    std::vector<std::string> found;
    if (!done)
        for (const auto& each : done.error().fields) found.push_back(each.pointer + " " + each.code);
    return found;
}
using list = std::vector<std::string>;

base::principal clerk(unsigned char organisation, std::optional<unit_id> unit = std::nullopt) {
    base::principal who;
    who.organisation = numbered<organisation_id>(organisation);
    who.unit = unit;
    return who;
}

}  // namespace

TEST_CASE("periods follow each other without a gap, and a month without such a day ends with its last", "[orders][supply]") {
    auto terms = some_terms();
    terms.starts_on = day("2026-01-31");
    terms.periods = 4;
    const auto periods = periods_of(terms);
    REQUIRE(periods.size() == 4);
    CHECK(periods[0].to == day("2026-02-27"));
    CHECK(periods[1].from == day("2026-02-28"));
    CHECK(periods[1].to == day("2026-03-30"));
    CHECK(periods[2].from == day("2026-03-31"));
    CHECK(last_day_of(terms) == day("2026-05-30"));
    for (auto step : supply_steps) {
        terms.step = step;
        for (std::int64_t number = 1; number < terms.periods; ++number)
            CHECK(std::chrono::sys_days(days_of(terms, number).to) + std::chrono::days(1) ==
                  std::chrono::sys_days(days_of(terms, number + 1).from));
        CHECK_FALSE(period_on(terms, day("2026-01-30")));
        CHECK(period_on(terms, terms.starts_on) == 1);
        CHECK(period_on(terms, last_day_of(terms)) == 4);
        CHECK_FALSE(period_on(terms, base::business_date(std::chrono::sys_days(last_day_of(terms)) + std::chrono::days(1))));
    }
}

TEST_CASE("a price never falls below the floor", "[orders][supply]") {
    auto terms = some_terms();
    CHECK(contract_price(terms, {499}).value == 500);
    CHECK(contract_price(terms, {500}).value == 500);
    CHECK(contract_price(terms, {700}).value == 700);
    CHECK(shortfall_price(terms).value == 500);
    terms.pricing = price_rule::fixed;
    terms.unit_price = base::fen{600};
    CHECK(contract_price(terms, {700}).value == 600);
    CHECK(contract_price(terms, {1}).value == 600);
    CHECK(shortfall_price(terms).value == 600);
}

TEST_CASE("terms that do not hold together are refused with every fault", "[orders][supply]") {
    CHECK(check_terms(some_terms(), today));
    auto terms = some_terms();
    terms.unit_price = base::fen{600};
    terms.starts_on = day("2026-02-28");
    CHECK(faults_of(check_terms(terms, today)) == list{"/unit_price_fen unexpected", "/starts_on past"});
    terms = some_terms();
    terms.pricing = price_rule::fixed;
    CHECK(faults_of(check_terms(terms, today)) == list{"/unit_price_fen required"});
    terms.unit_price = base::fen{499};
    CHECK(faults_of(check_terms(terms, today)) == list{"/unit_price_fen out-of-range"});
    terms.unit_price = base::fen{500};
    CHECK(check_terms(terms, today));
    terms = some_terms();
    terms.step = supply_step::quarter;
    terms.periods = 40;
    CHECK(check_terms(terms, today));
    terms.periods = 41;
    CHECK(faults_of(check_terms(terms, today)) == list{"/periods out-of-range"});
    terms = some_terms();
    terms.floor_price = {base::wire_integer_max / 300};
    CHECK(check_terms(terms, today));
    terms.floor_price = {base::wire_integer_max / 300 + 1};
    CHECK(faults_of(check_terms(terms, today)) == list{"/quantity_per_period out-of-range"});
}

TEST_CASE("the same contract gives the same text, and another price another", "[orders][supply]") {
    const auto text = canonical_text(some_contract());
    CHECK(text == canonical_text(some_contract()));
    CHECK(text.find("承销合同") != std::string::npos);
    CHECK(text.find("(fen): 500") != std::string::npos);
    CHECK(text.find("合计 In all: 300") != std::string::npos);
    CHECK(text.find("2026-05-31") != std::string::npos);
    auto terms = some_terms();
    terms.floor_price = {501};
    CHECK(text != canonical_text(some_contract(terms)));
}

TEST_CASE("a contract is in force once both sides have signed what they read, each once", "[orders][supply]") {
    auto what = some_contract();
    CHECK(sign(what, signed_by(party::buyer, "2026-03-01", "other")).error().code == "supply-text-differs");
    REQUIRE(sign(what, signed_by(party::buyer)));
    CHECK(what.version == 2);
    CHECK(status_of(what, today) == supply_status::proposed);
    CHECK(sign(what, signed_by(party::buyer)).error().code == "supply-signed-already");
    REQUIRE(sign(what, signed_by(party::supplier)));
    CHECK(status_of(what, today) == supply_status::in_force);
    CHECK(status_of(what, day("2026-05-31")) == supply_status::in_force);
    CHECK(status_of(what, day("2026-06-01")) == supply_status::ended);
    CHECK(sign(what, signed_by(party::supplier)).error().code == "supply-contract-state-conflict");
    CHECK(cancel(what, {party::buyer, "x", base::start_of(today)}).error().code == "supply-contract-state-conflict");
}

TEST_CASE("a contract that not both have signed is cancelled by either, and not signed after its term", "[orders][supply]") {
    auto what = some_contract();
    CHECK(sign(what, signed_by(party::buyer, "2026-06-01")).error().code == "supply-contract-state-conflict");
    REQUIRE(sign(what, signed_by(party::buyer)));
    REQUIRE(cancel(what, {party::supplier, "涨价", base::start_of(today)}));
    CHECK(status_of(what, today) == supply_status::cancelled);
    CHECK(sign(what, signed_by(party::supplier)).error().code == "supply-contract-state-conflict");
    CHECK(cancel(what, {party::buyer, "x", base::start_of(today)}).error().code == "supply-contract-state-conflict");
}

TEST_CASE("only the buyer's own unit calls off, in force and within the term", "[orders][supply]") {
    auto what = some_contract();
    what.unit = numbered<unit_id>(5);
    const auto code = [&](const base::principal& who, const char* delivery) {
        const auto done = check_call_off(what, who, today, day(delivery));
        return done ? std::string() : done.error().code;
    };
    CHECK(code(clerk(2), "2026-03-02") == "supply-not-in-force");
    what.in_force_at = base::start_of(today);
    CHECK(code(clerk(2), "2026-03-02").empty());
    CHECK(code(clerk(2, numbered<unit_id>(5)), "2026-05-31").empty());
    CHECK(code(clerk(2, numbered<unit_id>(6)), "2026-03-02") == "supply-contract-not-found");
    CHECK(code(clerk(1), "2026-03-02") == "supply-contract-not-found");
    CHECK(code(clerk(3), "2026-03-02") == "supply-contract-not-found");
    CHECK(code(clerk(2), "2026-06-01") == "supply-outside-term");
}

TEST_CASE("a call-off is priced by its contract, goods by weight too", "[orders][supply]") {
    const auto what = some_contract();
    const offer_version offer{.product = numbered<product_id>(1)};
    priced_request asked{.lines = {{&offer, 10, {400}, {4'000}, weight_terms{{40}, 0, 0}}}, .total = {4'000}};
    REQUIRE(reprice(what, asked, today));
    CHECK(asked.lines[0].unit_price.value == 500);
    CHECK(asked.lines[0].amount.value == 5'000);
    CHECK(asked.total.value == 5'000);
    CHECK_FALSE(asked.lines[0].by_weight);
    const offer_version other{.product = numbered<product_id>(2)};
    asked.lines[0].offer = &other;
    CHECK(reprice(what, asked, today).error().code == "supply-other-product");
    asked.lines[0] = {&offer, base::wire_integer_max, {400}, {1}, std::nullopt};
    CHECK_FALSE(reprice(what, asked, today));
}

TEST_CASE("the buyer owes of an ended underwriting what it neither called off nor was refused", "[orders][supply]") {
    auto what = some_contract();
    what.in_force_at = base::start_of(today);
    what.periods[0].called_off = 60;
    what.periods[1].called_off = 100;
    what.periods[1].not_supplied = 30;  // called off again since
    what.periods[2].not_supplied = 20;
    auto sums = sums_of(what, today);
    CHECK(sums.contracted == 300);
    CHECK(sums.called_off == 160);
    CHECK(sums.not_supplied == 50);
    CHECK(sums.lapsed == 0);
    sums = sums_of(what, day("2026-04-01"));
    CHECK(sums.lapsed == 40);
    CHECK(sums.shortfall == 0);
    sums = sums_of(what, day("2026-06-01"));
    CHECK(sums.lapsed == 120);
    CHECK(sums.shortfall == 120);
    CHECK(sums.shortfall_amount.value == 60'000);
    what.terms.kind = supply_kind::supply;
    sums = sums_of(what, day("2026-06-01"));
    CHECK(sums.lapsed == 120);
    CHECK(sums.shortfall == 0);
    CHECK(sums.shortfall_amount.value == 0);
    what.in_force_at.reset();
    CHECK(sums_of(what, day("2026-06-01")).lapsed == 0);
}
