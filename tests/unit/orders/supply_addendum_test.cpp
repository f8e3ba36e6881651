// Addenda to long-term contracts: an early end, other quantities, another price; who answers them, and what is owed afterwards.
#include <catch.hpp>

#include "orders/domain/supply/supply_addendum.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

using list = std::vector<std::string>;

base::business_date day(const char* text) { return base::parse_date(text).value(); }
const auto today = day("2026-03-10");

// Three months of a hundred from the first of March, in force.
supply_contract some_contract(supply_kind kind = supply_kind::underwriting) {
    const supply_terms terms{.kind = kind,
                             .product = numbered<product_id>(1),
                             .goods = "盐源苹果 80 果",
                             .floor_price = {500},
                             .pricing = price_rule::market,
                             .starts_on = day("2026-03-01"),
                             .step = supply_step::month,
                             .periods = 3,
                             .quantity_per_period = 100};
    return {.id = numbered<supply_contract_id>(9),
            .buyer = numbered<organisation_id>(2),
            .supplier = numbered<organisation_id>(1),
            .terms = terms,
            .document = {"text", "hash"},
            .proposed_at = base::start_of(terms.starts_on),
            .in_force_at = base::start_of(terms.starts_on),
            .periods = periods_of(terms)};
}

supply_addendum proposal(supply_changes changes, party side = party::supplier, base::business_date on = today) {
    return {.changes = std::move(changes),
            .reason = "冻灾减产",
            .side = side,
            .proposed_by = {numbered<account_id>(1), "张"},
            .proposed_at = base::start_of(on)};
}
supply_changes ending(const char* last) { return {.ends_on = day(last)}; }
supply_changes giving(std::vector<supply_quantity> quantities) { return {.quantities = std::move(quantities)}; }
supply_changes pricing(const char* from, std::int64_t price) { return {.price = supply_price{day(from), {price}}}; }

supply_signature signature(party side = party::buyer, base::business_date on = today, std::string sha256 = "") {
    return {side, {numbered<account_id>(2), "李"}, std::move(sha256), base::start_of(on)};
}
addendum_answer answer(const char* words = "") { return {{}, {numbered<account_id>(2), "李"}, words, base::start_of(today)}; }

void agree(supply_contract& to, supply_changes changes, base::business_date on = today) {
    REQUIRE(propose_addendum(to, proposal(std::move(changes), party::supplier, on)));
    REQUIRE(sign_addendum(to, to.addenda.back().number, signature(party::buyer, on)));
}

list places_of(const supply_contract& of, const supply_changes& changes, base::business_date on = today) {
    list found;
    for (const auto& each : faults_of(of, changes, on)) found.push_back(each.pointer + " " + each.code);
    return found;
}
std::string code_of(const base::result<void>& done) { return done ? std::string() : done.error().code; }

}  // namespace

TEST_CASE("an early end is for today or later and before the end of the term", "[orders][supply][addendum]") {
    auto what = some_contract();
    CHECK(places_of(what, ending("2026-03-10")).empty());
    CHECK(places_of(what, ending("2026-03-09")) == list{"/ends_on past"});
    CHECK(places_of(what, ending("2026-05-30")).empty());
    CHECK(places_of(what, ending("2026-05-31")) == list{"/ends_on out-of-range"});
    CHECK(places_of(what, {}) == list{" required"});
    agree(what, ending("2026-04-15"));
    CHECK(places_of(what, ending("2026-04-15")) == list{"/ends_on unchanged"});
    CHECK(places_of(what, ending("2026-05-15")).empty());
}

TEST_CASE("after the last day that was agreed a contract is ended and nothing is called off for later", "[orders][supply][addendum]") {
    auto what = some_contract();
    const auto version = what.version;
    REQUIRE(propose_addendum(what, proposal(ending("2026-04-15"))));
    CHECK(what.version == version + 1);
    CHECK(status_of(what, day("2026-04-16")) == supply_status::in_force);
    REQUIRE(sign_addendum(what, 1, signature()));
    CHECK(what.version == version + 2);
    CHECK(last_day_of(what) == day("2026-04-15"));
    CHECK(status_of(what, day("2026-04-15")) == supply_status::in_force);
    CHECK(status_of(what, day("2026-04-16")) == supply_status::ended);
    base::principal buyer;
    buyer.organisation = what.buyer;
    CHECK(check_call_off(what, buyer, today, day("2026-04-15")));
    const auto late = check_call_off(what, buyer, today, day("2026-04-16"));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == "supply-after-last-day");
    CHECK(late.error().fields.front().pointer == "/requested_delivery_date");
    CHECK(code_of(check_call_off(what, buyer, today, day("2026-06-01"))) == "supply-after-last-day");
    CHECK(code_of(check_call_off(what, buyer, day("2026-04-16"), day("2026-04-16"))) == "supply-not-in-force");
    CHECK(left_of(what, what.periods[1]) == 100);
    CHECK(left_of(what, what.periods[2]) == 0);
}

TEST_CASE("of periods after the end nobody owes anything, of those until then what lapsed", "[orders][supply][addendum]") {
    auto what = some_contract();
    what.periods[0].called_off = 60;
    what.periods[1].called_off = 90;
    what.periods[1].not_supplied = 4;
    what.periods[2].called_off = 30;
    agree(what, ending("2026-04-15"));
    auto sums = sums_of(what, day("2026-04-15"));
    CHECK(sums.contracted == 300);
    CHECK(sums.released == 70);
    CHECK(sums.lapsed == 40);
    CHECK(sums.shortfall == 0);
    sums = sums_of(what, day("2026-04-16"));
    CHECK(sums.lapsed == 46);
    CHECK(sums.shortfall == 46);
    CHECK(sums.shortfall_amount.value == 46 * 500);
    // Before its first period it ends without anything owed.
    auto early = some_contract();
    REQUIRE(propose_addendum(early, proposal(ending("2026-02-20"), party::buyer, day("2026-02-15"))));
    REQUIRE(sign_addendum(early, 1, signature(party::supplier, day("2026-02-20"))));
    sums = sums_of(early, day("2026-03-01"));
    CHECK(sums.released == 300);
    CHECK(sums.lapsed == 0);
    CHECK(sums.shortfall == 0);
}

TEST_CASE("the other side answers and the proposer may withdraw, once", "[orders][supply][addendum]") {
    auto what = some_contract();
    REQUIRE(propose_addendum(what, proposal(ending("2026-04-15"))));
    what.addenda[0].document.sha256 = "seen";
    CHECK(code_of(sign_addendum(what, 2, signature())) == "supply-addendum-not-found");
    CHECK(code_of(sign_addendum(what, 1, signature(party::supplier))) == "supply-addendum-side");
    CHECK(code_of(refuse_addendum(what, 1, party::supplier, answer())) == "supply-addendum-side");
    CHECK(code_of(withdraw_addendum(what, 1, party::buyer, answer())) == "supply-addendum-side");
    const auto differs = sign_addendum(what, 1, signature(party::buyer, today, "other"));
    REQUIRE_FALSE(differs);
    CHECK(differs.error().code == "supply-text-differs");
    CHECK(differs.error().facts.front().second == "seen");
    CHECK(code_of(propose_addendum(what, proposal(ending("2026-04-20"), party::buyer))) == "supply-addendum-open");
    REQUIRE(refuse_addendum(what, 1, party::buyer, answer("照约履行")));
    CHECK(what.addenda[0].answer->words == "照约履行");
    CHECK(code_of(sign_addendum(what, 1, signature(party::buyer, today, "seen"))) == "supply-addendum-answered");
    CHECK(code_of(withdraw_addendum(what, 1, party::supplier, answer())) == "supply-addendum-answered");
    REQUIRE(propose_addendum(what, proposal(ending("2026-04-20"), party::buyer)));
    REQUIRE(withdraw_addendum(what, 2, party::buyer, answer()));
    CHECK(code_of(refuse_addendum(what, 2, party::supplier, answer())) == "supply-addendum-answered");
    CHECK_FALSE(what.agreed_end);
    CHECK(open_addendum(what) == nullptr);
}

TEST_CASE("only a contract in force is changed, and at most so many times", "[orders][supply][addendum]") {
    auto what = some_contract();
    what.in_force_at.reset();
    CHECK(code_of(propose_addendum(what, proposal(ending("2026-04-15")))) == "supply-contract-state-conflict");
    what = some_contract();
    CHECK(code_of(propose_addendum(what, proposal(ending("2026-04-15"), party::buyer, day("2026-06-01")))) ==
          "supply-contract-state-conflict");
    for (std::size_t i = 0; i < supply_addenda_max; ++i) {
        REQUIRE(propose_addendum(what, proposal(ending("2026-04-15"))));
        REQUIRE(withdraw_addendum(what, static_cast<std::int64_t>(i) + 1, party::supplier, answer()));
    }
    CHECK(code_of(propose_addendum(what, proposal(ending("2026-04-15")))) == "supply-addendum-limit");
}

TEST_CASE("what does not hold any more when it is signed is refused", "[orders][supply][addendum]") {
    auto what = some_contract();
    REQUIRE(propose_addendum(what, proposal(ending("2026-04-15"))));
    const auto late = sign_addendum(what, 1, signature(party::buyer, day("2026-04-16")));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == "supply-addendum-overtaken");
    CHECK(late.error().facts.front().second == "/ends_on");
    REQUIRE(sign_addendum(what, 1, signature(party::buyer, day("2026-04-15"))));
    what = some_contract();
    REQUIRE(propose_addendum(what, proposal(giving({{1, 50}}))));
    what.periods[0].called_off = 51;
    CHECK(code_of(sign_addendum(what, 1, signature())) == "supply-addendum-overtaken");
    what.periods[0].called_off = 50;
    REQUIRE(sign_addendum(what, 1, signature()));
    CHECK(left_of(what, what.periods[0]) == 0);
}

TEST_CASE("a period that is not over gets another quantity, never less than was called off", "[orders][supply][addendum]") {
    auto what = some_contract();
    what.periods[1].called_off = 40;
    CHECK(places_of(what, giving({{1, 0}, {2, 40}, {3, supply_quantity_max}})).empty());
    CHECK(places_of(what, giving({{2, 39}})) == list{"/quantities/0/quantity out-of-range"});
    CHECK(places_of(what, giving({{2, 100}, {4, 1}})) == list{"/quantities/0/quantity unchanged", "/quantities/1/period out-of-range"});
    CHECK(places_of(what, giving({{0, 1}, {3, 1}, {3, 2}})) == list{"/quantities/0/period out-of-range", "/quantities/2/period repeated"});
    CHECK(places_of(what, giving({{1, 50}}), day("2026-03-31")).empty());
    CHECK(places_of(what, giving({{1, 50}}), day("2026-04-01")) == list{"/quantities/0/period past"});
    auto both = giving({{3, 50}});
    both.ends_on = day("2026-04-30");
    CHECK(places_of(what, both) == list{"/quantities/0/period out-of-range"});
    agree(what, giving({{3, 10}, {2, 60}}));
    CHECK(what.addenda[0].changes.quantities.front().period == 2);
    CHECK(contracted_quantity(what) == 170);
    CHECK(left_of(what, what.periods[1]) == 20);
    CHECK(sums_of(what, day("2026-06-01")).shortfall == 100 + 20 + 10);
}

TEST_CASE("a price is never agreed below the floor, and holds for what is called off from its day on", "[orders][supply][addendum]") {
    auto what = some_contract();
    CHECK(places_of(what, pricing("2026-04-01", 499)) == list{"/price/unit_price_fen out-of-range"});
    CHECK(places_of(what, pricing("2026-03-09", 500)) == list{"/price/from past"});
    CHECK(places_of(what, pricing("2026-05-31", 500)).empty());
    CHECK(places_of(what, pricing("2026-06-01", 500)) == list{"/price/from out-of-range"});
    CHECK(places_of(what, pricing("2026-04-01", base::wire_integer_max / 300)).empty());
    CHECK(places_of(what, pricing("2026-04-01", base::wire_integer_max / 300 + 1)) == list{"/price/unit_price_fen out-of-range"});
    CHECK_FALSE(agreed_price(what, today));
    agree(what, pricing("2026-04-10", 650));
    CHECK(what.priced_by == 1);
    CHECK_FALSE(agreed_price(what, day("2026-04-09")));
    CHECK(agreed_price(what, day("2026-04-10"))->value == 650);
    agree(what, pricing("2026-05-01", 600));
    CHECK(agreed_price(what, day("2026-04-30"))->value == 650);
    CHECK(agreed_price(what, day("2026-05-01"))->value == 600);
    // Each period is owed at the price of its last day: the floor, then both prices.
    const auto sums = sums_of(what, day("2026-06-01"));
    CHECK(sums.shortfall == 300);
    CHECK(sums.shortfall_amount.value == 100 * 500 + 100 * 650 + 100 * 600);
    const offer_version offer{.product = numbered<product_id>(1)};
    priced_request asked{.lines = {{&offer, 10, {400}, {4'000}, std::nullopt}}, .total = {4'000}};
    REQUIRE(reprice(what, asked, day("2026-04-09")));
    CHECK(asked.lines[0].unit_price.value == 500);
    REQUIRE(reprice(what, asked, day("2026-04-10")));
    CHECK(asked.total.value == 6'500);
}

TEST_CASE("the text of an addendum says all that it changes, the same always", "[orders][supply][addendum]") {
    auto what = some_contract();
    auto changes = ending("2026-04-15");
    changes.quantities = {{1, 80}};
    changes.price = supply_price{day("2026-04-01"), {620}};
    auto again = what;
    REQUIRE(propose_addendum(what, proposal(changes)));
    REQUIRE(propose_addendum(again, proposal(changes)));
    const auto& text = what.addenda[0].document.text;
    CHECK(text == again.addenda[0].document.text);
    for (const auto* part :
         {"补充协议 Addendum 1", "hash", "供方 supplier", "2026-04-15", "100 -> 80", "(fen): 620", "冻灾减产", "仍按原合同由买方承担"})
        CHECK(text.find(part) != std::string::npos);
    auto other = some_contract(supply_kind::supply);
    REQUIRE(propose_addendum(other, proposal(ending("2026-04-15"))));
    CHECK(other.addenda[0].document.text.find("双方互不承担") != std::string::npos);
    CHECK(other.addenda[0].document.text.find("数量变更") == std::string::npos);
}
