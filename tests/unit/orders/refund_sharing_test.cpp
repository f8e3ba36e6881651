// What complaints give back is shared over the lines exactly, never more than a line costs, and never makes a line cost more.
#include <catch.hpp>

#include <random>

#include "orders/domain/refund/refund.hpp"
#include "orders/domain/refund/refund_sharing.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

// Accepted lines of {pieces, price of a piece}, each of the budget of its own number.
order accepted_order(const std::vector<std::pair<std::int64_t, std::int64_t>>& lines) {
    order what{.id = numbered<order_id>(1), .status = order_status::accepted, .accepted_total = base::fen{}};
    for (const auto& [pieces, price] : lines) {
        what.lines.push_back({.id = numbered<line_id>(static_cast<unsigned char>(what.lines.size() + 1)),
                              .quantity = pieces,
                              .unit_price = {price},
                              .amount = {pieces * price},
                              .accepted_quantity = pieces,
                              .budget = numbered<budget_id>(static_cast<unsigned char>(what.lines.size() + 1))});
        what.accepted_total->value += pieces * price;
    }
    return what;
}

std::vector<std::int64_t> refunded(const order& what) {
    std::vector<std::int64_t> amounts;
    for (const auto& line : what.lines) amounts.push_back(line.refunded.value);
    return amounts;
}
using amounts = std::vector<std::int64_t>;

std::int64_t costs(const order_line& line) { return accepted_amount(line).value - returned_amount(line).value - line.refunded.value; }

void take_back(order& what, std::size_t line, std::int64_t pieces) {
    what.lines[line].returned_quantity += pieces;
    what.returned_total = {};
    for (const auto& each : what.lines) what.returned_total.value += returned_amount(each).value;
    share_refunds(what);
}

}  // namespace

TEST_CASE("a refund is shared by what the lines cost, the largest remainder first, then the line that stands first", "[orders][refund]") {
    const auto what = accepted_order({{1, 100}, {1, 100}, {1, 100}});
    CHECK(refunded(grant_refund(what, {100})->after) == amounts{34, 33, 33});
    CHECK(refunded(grant_refund(what, {101})->after) == amounts{34, 34, 33});
    CHECK(refunded(grant_refund(accepted_order({{1, 10}, {1, 89}, {1, 1}}), {50})->after) == amounts{5, 45, 0});
    CHECK(refunded(grant_refund(what, {300})->after) == amounts{100, 100, 100});
    CHECK(refunded(grant_refund(accepted_order({{0, 100}, {1, 7}}), {7})->after) == amounts{0, 7});
}

TEST_CASE("a second refund goes by what is left, and every budget gets back what its line got", "[orders][refund]") {
    const auto first = grant_refund(accepted_order({{1, 300}, {1, 100}}), {100}).value();
    CHECK(refunded(first.after) == amounts{75, 25});
    CHECK(first.by->budget == budget_effect::refund);
    const auto second = grant_refund(first.after, {200}).value();
    CHECK(refunded(second.after) == amounts{225, 75});
    CHECK(newly_given_back_charges(first.after, second.after) ==
          std::vector<charge>{{numbered<budget_id>(1), {150}}, {numbered<budget_id>(2), {50}}});
}

TEST_CASE("what a line cannot bear any more, since its goods came back, the others get", "[orders][refund]") {
    auto what = grant_refund(accepted_order({{2, 50}, {1, 100}}), {100})->after;
    CHECK(refunded(what) == amounts{50, 50});
    take_back(what, 0, 1);
    CHECK(refunded(what) == amounts{50, 50});
    take_back(what, 0, 1);
    CHECK(refunded(what) == amounts{0, 100});
    CHECK(costs(what.lines[1]) == 0);
}

TEST_CASE("amounts near the end of the wire are shared to the fen", "[orders][refund]") {
    const auto most = base::wire_integer_max / 2;
    const auto what = grant_refund(accepted_order({{1, most}, {1, most}}), {most})->after;
    CHECK(what.lines[0].refunded.value + what.lines[1].refunded.value == most);
    CHECK(what.lines[0].refunded.value - what.lines[1].refunded.value <= 1);
}

TEST_CASE("whatever is granted and comes back, shares add up and no line ever costs more than before", "[orders][refund][property]") {
    const auto seed = GENERATE(range(1U, 40U));
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const auto below = [&](std::int64_t end) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end)); };
    std::vector<std::pair<std::int64_t, std::int64_t>> lines;
    for (auto count = 1 + below(6); count > 0; --count) lines.emplace_back(below(5), 1 + below(999));
    auto what = accepted_order(lines);
    for (int step = 0; step < 60; ++step) {
        const auto before = what;
        const auto left = owed_for_goods(what).value - what.refund_granted.value;
        if (below(2) == 0 && left > 0) {
            what = grant_refund(what, {1 + below(left)})->after;
        } else {
            const auto which = static_cast<std::size_t>(below(static_cast<std::int64_t>(what.lines.size())));
            const auto& line = what.lines[which];
            const bool there = line.returned_quantity < *line.accepted_quantity && line.unit_price.value <= left;
            if (there) take_back(what, which, 1);
        }
        std::int64_t shared = 0;
        for (std::size_t i = 0; i < what.lines.size(); ++i) {
            shared += what.lines[i].refunded.value;
            CHECK(0 <= what.lines[i].refunded.value);
            CHECK(0 <= costs(what.lines[i]));
            CHECK(costs(what.lines[i]) <= costs(before.lines[i]));
        }
        CHECK(shared == what.refund_granted.value);
    }
}
