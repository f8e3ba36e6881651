// Approvals and budgets: whose signature an order needs, and that no budget is ever overspent.
#include <catch.hpp>

#include "orders/domain/order/approval.hpp"
#include "orders/domain/order/placing.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

const base::instant noon = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(4);

budget budget_of(unsigned char number, std::int64_t allocated, int year = 2026) {
    return {.id = numbered<budget_id>(number),
            .organisation = numbered<organisation_id>(2),
            .year = year,
            .from = fund::canteen,
            .name_zh = "食堂",
            .allocated = {allocated}};
}

// Lines of {amount, budget (0: none)}.
order order_of(std::vector<std::pair<std::int64_t, unsigned char>> lines) {
    order what{.id = numbered<order_id>(1),
               .status = order_status::submitted,
               .buyer = numbered<organisation_id>(2),
               .supplier = numbered<organisation_id>(1),
               .placed_by = numbered<account_id>(1),
               .requested_delivery_date = base::business_date_of(noon),
               .placed_at = noon,
               .hold_expires_at = noon + std::chrono::hours(72),
               .approvals_needed = 2};
    for (const auto& [amount, from] : lines)
        what.lines.push_back({.quantity = 1,
                              .unit_price = {amount},
                              .amount = {amount},
                              .budget = from == 0 ? std::nullopt : std::optional(numbered<budget_id>(from))});
    return what;
}

std::vector<std::string> faults_of(const base::result<void>& answer) {
    std::vector<std::string> faults;
    if (answer) return faults;
    for (const auto& each : answer.error().fields) faults.push_back(answer.error().code + " " + each.pointer + " " + each.code);
    return faults;
}
using list = std::vector<std::string>;

approval from(unsigned char account, base::instant at = noon) { return {.by = numbered<account_id>(account), .approved = true, .at = at}; }
std::string refusal_of(const base::result<changed_order>& answer) { return answer ? "" : answer.error().code; }

}  // namespace

TEST_CASE("an order needs the approvals of the highest step that its total reaches", "[orders][domain]") {
    const purchasing_rules rules{.approvals = {{{500'000}, 1}, {{5'000'000}, 2}}};
    CHECK(approvals_needed(rules, {499'999}) == 0);
    CHECK(approvals_needed(rules, {500'000}) == 1);
    CHECK(approvals_needed(rules, {4'999'999}) == 1);
    CHECK(approvals_needed(rules, {5'000'000}) == 2);
    CHECK(approvals_needed({}, {base::wire_integer_max}) == 0);
}

TEST_CASE("steps that contradict each other are named, all at once", "[orders][domain]") {
    CHECK(check_rules({.approvals = {{{0}, 0}, {{1}, 0}, {{2}, 5}}}));
    CHECK(faults_of(check_rules({.approvals = {{{5}, 2}, {{5}, 3}, {{6}, 1}}})) ==
          list{"purchasing-rules-invalid /approvals/1/amount_from_fen not-ascending",
               "purchasing-rules-invalid /approvals/2/approvals not-ascending"});
}

TEST_CASE("the last approval places an order, each by another person and none by its author", "[orders][domain]") {
    auto what = order_of({{100, 0}});
    CHECK(refusal_of(approve(what, party::buyer, from(1), {}, {}, noon)) == "own-order");
    const auto first = approve(what, party::buyer, from(7), {}, {}, noon);
    REQUIRE(first);
    CHECK(first->after.status == order_status::submitted);
    CHECK(first->after.approvals_given == 1);
    CHECK_FALSE(first->after.approved_at);
    const std::vector<approval> given{from(7)};
    CHECK(refusal_of(approve(first->after, party::buyer, from(7), given, {}, noon)) == "approved-already");
    const auto later = noon + std::chrono::hours(100);
    CHECK(refusal_of(approve(first->after, party::buyer, from(8, first->after.hold_expires_at), given, {}, later)) == "hold-expired");
    const auto second = approve(first->after, party::buyer, from(8), given, {}, later);
    REQUIRE(second);
    CHECK(second->after.status == order_status::placed);
    CHECK(second->after.approved_at == noon);
    CHECK(second->after.hold_expires_at == later);
    CHECK(second->after.version == 3);
    CHECK(refusal_of(approve(second->after, party::buyer, from(9), given, {}, later)) == "order-state-conflict");
}

TEST_CASE("an order whose offer was withdrawn cannot get its last approval", "[orders][domain]") {
    auto what = order_of({{100, 0}});
    what.approvals_needed = 1;
    what.lines[0].offer = numbered<offer_id>(3);
    what.lines[0].offer_version = 1;
    offer_book book;
    book[numbered<offer_id>(3)] = {1, {{.offer = numbered<offer_id>(3), .version = 1, .withdrawn = true}}};
    CHECK(refusal_of(approve(what, party::buyer, from(7), {}, book, noon)) == "offer-withdrawn");
}

TEST_CASE("a refusal ends the order and says why", "[orders][domain]") {
    const auto what = order_of({{100, 0}});
    CHECK(refusal_of(refuse(what, party::buyer, from(1))) == "own-order");
    const auto ended = refuse(what, party::buyer, {.by = numbered<account_id>(7), .comment = "价格偏高", .at = noon});
    REQUIRE(ended);
    CHECK(ended->after.status == order_status::cancelled);
    CHECK(ended->after.cancellation_reason == "价格偏高");
    CHECK(ended->by->budget == budget_effect::release);
}

TEST_CASE("lines of one budget are one charge, in the order of the ids", "[orders][domain]") {
    auto what = order_of({{30, 2}, {5, 0}, {70, 1}, {12, 2}});
    CHECK(committed_charges(what) == std::vector<charge>{{numbered<budget_id>(1), {70}}, {numbered<budget_id>(2), {42}}});
    auto after = what;
    after.lines[0].accepted_quantity = 0;
    after.lines[2].accepted_quantity = 1;
    CHECK(newly_accepted_charges(what, after) == std::vector<charge>{{numbered<budget_id>(1), {70}}, {numbered<budget_id>(2), {0}}});
    CHECK(committed_charges(after) == std::vector<charge>{{numbered<budget_id>(1), {0}}, {numbered<budget_id>(2), {42}}});
    auto back = after;
    back.lines[2].returned_quantity = 1;
    CHECK(newly_given_back_charges(after, back) == std::vector<charge>{{numbered<budget_id>(1), {70}}, {numbered<budget_id>(2), {0}}});
}

TEST_CASE("a line's budget must be there, of the own unit and of the delivery's year", "[orders][domain]") {
    auto of_unit = budget_of(2, 1'000);
    of_unit.unit = numbered<unit_id>(5);
    auto others = budget_of(4, 1'000);
    others.organisation = numbered<organisation_id>(9);
    const purse money({budget_of(1, 1'000), of_unit, budget_of(3, 1'000, 2025), others});
    const purchasing_rules strict{.budget_required = true};
    CHECK(check_budgets(order_of({{10, 1}, {10, 0}}), {}, money));
    CHECK(faults_of(check_budgets(order_of({{10, 1}, {10, 0}}), strict, money)) == list{"budget-required /lines/1/budget_id required"});
    CHECK(check_budgets(order_of({{10, 2}}), {}, money));  // by somebody who acts for the whole organisation
    auto other_unit = order_of({{10, 2}, {10, 3}, {10, 4}, {10, 9}, {10, 1}});
    other_unit.unit = numbered<unit_id>(6);
    CHECK(faults_of(check_budgets(other_unit, {}, money)) ==
          list{"budget-unusable /lines/0/budget_id budget-unusable", "budget-unusable /lines/1/budget_id budget-unusable",
               "budget-unusable /lines/2/budget_id budget-unusable", "budget-unusable /lines/3/budget_id budget-unusable"});
}

TEST_CASE("a budget bears an order to the last fen and not one more", "[orders][domain]") {
    purse money({budget_of(1, 100), budget_of(2, 50)});
    CHECK(check_budgets(order_of({{60, 1}, {40, 1}, {50, 2}}), {}, money));
    const auto over = check_budgets(order_of({{60, 1}, {41, 1}, {50, 2}}), {}, money);
    CHECK(faults_of(over) ==
          list{"budget-exceeded /lines/0/budget_id budget-exceeded", "budget-exceeded /lines/1/budget_id budget-exceeded"});
    CHECK(over.error().facts.front() == std::pair<std::string, std::string>("available_fen", "100"));
    money.encumber(committed_charges(order_of({{60, 1}})));
    CHECK_FALSE(check_budgets(order_of({{41, 1}}), {}, money));
    CHECK(check_budgets(order_of({{40, 1}}), {}, money));
    CHECK_THROWS_AS(money.encumber(committed_charges(order_of({{41, 1}}))), std::logic_error);
}

TEST_CASE("whatever happens to orders, a budget's sums are those of its orders and never pass the allocation", "[orders][domain]") {
    tests::seeded_random random;
    const auto draw = [&](std::int64_t below) {
        std::byte bytes[2];
        random.fill(bytes);
        return (std::to_integer<std::int64_t>(bytes[0]) * 256 + std::to_integer<std::int64_t>(bytes[1])) % below;
    };
    std::int64_t committed = 0;
    std::int64_t consumed = 0;
    std::vector<std::int64_t> open;
    budget stored = budget_of(1, 5'000);
    for (int step = 0; step < 5'000; ++step) {
        purse money({stored});
        const auto amount = draw(900) + 1;
        const std::vector<charge> asked{{stored.id, {amount}}};
        const auto pick = open.empty() ? 0 : static_cast<std::size_t>(draw(static_cast<std::int64_t>(open.size())));
        switch (draw(3)) {
            case 0:
                REQUIRE((money.find_overrun(asked) == nullptr) == (committed + consumed + amount <= 5'000));
                if (money.find_overrun(asked) != nullptr) break;
                money.encumber(asked);
                committed += amount;
                open.push_back(amount);
                break;
            case 1:
                if (open.empty()) break;
                money.release(std::vector<charge>{{stored.id, {open[pick]}}});
                committed -= open[pick];
                open.erase(open.begin() + static_cast<std::ptrdiff_t>(pick));
                break;
            default:
                if (open.empty()) break;
                const auto accepted = draw(open[pick] + 1);
                if (consumed + accepted > 4'000) break;  // room is left for the others
                money.consume(std::vector<charge>{{stored.id, {open[pick]}}}, std::vector<charge>{{stored.id, {accepted}}});
                committed -= open[pick];
                consumed += accepted;
                open.erase(open.begin() + static_cast<std::ptrdiff_t>(pick));
        }
        const auto changed = money.changed();
        if (!changed.empty()) {
            REQUIRE(changed.front().version == stored.version + 1);
            stored = changed.front();
        }
        REQUIRE(stored.committed == base::fen{committed});
        REQUIRE(stored.consumed == base::fen{consumed});
        REQUIRE(is_sound(stored));
    }
    CHECK(stored.version > 1'000);
}
