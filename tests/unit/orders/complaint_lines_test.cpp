// Complaints that name lines: what may be asked of each, how offers and rulings are shared, and that other lines give nothing back.
#include <catch.hpp>

#include <random>

#include "orders/domain/complaint/complaint.hpp"
#include "orders/domain/refund/refund.hpp"
#include "orders/domain/returning/goods_return.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

const base::instant noon = base::instant(std::chrono::hours(494'000));

line_id line_of(std::size_t number) { return numbered<line_id>(static_cast<unsigned char>(number)); }

// Accepted lines of {pieces, price of a piece}, each of the budget of its own number.
order accepted_order(const std::vector<std::pair<std::int64_t, std::int64_t>>& lines) {
    order what{.id = numbered<order_id>(1), .status = order_status::accepted, .accepted_total = base::fen{}};
    for (const auto& [pieces, price] : lines) {
        const auto number = what.lines.size() + 1;
        what.lines.push_back({.id = line_of(number),
                              .quantity = pieces,
                              .unit_net_mass_g = 1'000,
                              .unit_price = {price},
                              .amount = {pieces * price},
                              .shipped_quantity = pieces,
                              .accepted_quantity = pieces,
                              .budget = numbered<budget_id>(static_cast<unsigned char>(number))});
        what.accepted_total->value += pieces * price;
    }
    return what;
}

complaint about(std::vector<complaint_line> lines) {
    complaint what{.id = numbered<complaint_id>(1), .lines = std::move(lines)};
    for (const auto& each : what.lines) what.asked.value += each.asked.value;
    return what;
}

std::vector<std::string> faults_of(const auto& answer) {
    std::vector<std::string> found;
    REQUIRE_FALSE(answer);
    found.push_back(answer.error().code);
    for (const auto& each : answer.error().fields) found.push_back(each.pointer + " " + each.code);
    return found;
}
using texts = std::vector<std::string>;

std::vector<std::int64_t> amounts_of(const complaint& what, std::optional<base::fen> complaint_line::* part) {
    std::vector<std::int64_t> amounts;
    for (const auto& each : what.lines) amounts.push_back((each.*part).value_or(base::fen{-1}).value);
    return amounts;
}
using amounts = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("every fault of the lines that a complaint names is told by its place", "[orders][complaint]") {
    const auto what = accepted_order({{5, 100}, {2, 50}});
    const auto none = complained_lines(what, {}, {}, {});
    REQUIRE(none);
    CHECK(none->empty());
    const std::vector<complained_line> wrong{{line_of(9), 1, {1}}, {line_of(1), 6, {1}}, {line_of(1), 1, {1}}};
    CHECK(faults_of(complained_lines(what, wrong, {}, {})) == texts{"complaint-lines-invalid", "/lines/0/line_id unknown-line",
                                                                    "/lines/1/quantity above-shipped", "/lines/2/line_id duplicate-line"});
    const std::vector<complained_line> greedy{{line_of(1), 5, {501}}, {line_of(2), 1, {101}}};
    CHECK(faults_of(complained_lines(what, greedy, {}, {})) ==
          texts{"refund-too-large", "/lines/0/refund_fen out-of-range", "/lines/1/refund_fen out-of-range"});
    const std::vector<complained_line> fair{{line_of(1), 5, {500}}, {line_of(2), 1, {100}}};
    CHECK(complained_lines(what, fair, {}, {})->size() == 2);
}

TEST_CASE("of a line is asked what was accepted less what came back, may come back, was given back or is asked already",
          "[orders][complaint]") {
    auto what = accepted_order({{10, 100}, {1, 50}});
    what.lines[0].returned_quantity = 1;
    what.lines[0].refunded = {50};
    const std::vector<complaint> others{about({{.line = line_of(1), .quantity = 1, .asked = {70}}})};
    const std::vector<goods_return> returns{{.status = return_status::agreed, .lines = {{.line = line_of(1), .quantity = 2}}}};
    const auto ask = [&](std::int64_t amount) {
        return complained_lines(what, std::vector<complained_line>{{line_of(1), 1, {amount}}}, others, returns);
    };
    CHECK(ask(1'000 - 100 - 200 - 50 - 70));
    CHECK(faults_of(ask(1'000 - 100 - 200 - 50 - 70 + 1)) == texts{"refund-too-large", "/lines/0/refund_fen out-of-range"});
}

TEST_CASE("an offer without lines is shared by what was asked, one with lines as it says", "[orders][complaint]") {
    auto what = about({{.line = line_of(1), .quantity = 1, .asked = {200}}, {.line = line_of(2), .quantity = 1, .asked = {100}}});
    what.offered = base::fen{100};
    REQUIRE(offer_by_line(what, {}));
    CHECK(amounts_of(what, &complaint_line::offered) == amounts{67, 33});
    const std::vector<line_amount> second{{line_of(2), {100}}};
    REQUIRE(offer_by_line(what, second));
    CHECK(amounts_of(what, &complaint_line::offered) == amounts{0, 100});
    const std::vector<line_amount> less{{line_of(2), {99}}};
    CHECK(faults_of(offer_by_line(what, less)) == texts{"complaint-lines-invalid", "/lines sum-differs"});
    const std::vector<line_amount> strange{{line_of(3), {50}}, {line_of(1), {25}}, {line_of(1), {25}}};
    CHECK(faults_of(offer_by_line(what, strange)) ==
          texts{"complaint-lines-invalid", "/lines/0/line_id unknown-line", "/lines/2/line_id duplicate-line"});
    what.offered = base::fen{101};
    const std::vector<line_amount> beyond{{line_of(2), {101}}};
    CHECK(faults_of(offer_by_line(what, beyond)) == texts{"refund-too-large", "/lines/0/amount_fen out-of-range"});
    auto whole = about({});
    whole.offered = base::fen{1};
    CHECK(faults_of(offer_by_line(whole, second)) ==
          texts{"complaint-lines-invalid", "/lines/0/line_id unknown-line", "/lines sum-differs"});
}

TEST_CASE("a ruling names lines where the complaint names none, and only lines of the order", "[orders][complaint]") {
    const auto order = accepted_order({{5, 100}, {2, 50}});
    auto what = about({});
    what.asked = {300};
    what.refund = base::fen{120};
    const std::vector<line_amount> said{{line_of(2), {20}}, {line_of(1), {100}}};
    REQUIRE(refund_by_line(what, order, said));
    CHECK(amounts_of(what, &complaint_line::refund) == amounts{20, 100});
    CHECK(check_lines_left(what, order, {}));
    auto again = about({});
    again.refund = base::fen{120};
    const std::vector<line_amount> strange{{line_of(4), {20}}, {line_of(1), {100}}};
    CHECK(faults_of(refund_by_line(again, order, strange)) == texts{"complaint-lines-invalid", "/lines/0/line_id unknown-line"});
    CHECK(again.lines.empty());
    again.refund = base::fen{};
    CHECK(refund_by_line(again, order, {}));
    CHECK(again.lines.empty());
}

TEST_CASE("what a ruling gives of lines goes to their budgets, and never beyond what is left of each", "[orders][complaint]") {
    const auto order = accepted_order({{1, 300}, {1, 100}});
    auto what = about({{.line = line_of(2), .quantity = 1, .asked = {100}, .refund = base::fen{100}}});
    REQUIRE(check_lines_left(what, order, {}));
    const auto granted = grant_refund(order, {100}, refunds_of_lines(what)).value();
    CHECK(granted.after.lines[0].refunded == base::fen{});
    CHECK(newly_given_back_charges(order, granted.after) ==
          std::vector<charge>{{numbered<budget_id>(1), {}}, {numbered<budget_id>(2), {100}}});
    CHECK(faults_of(check_lines_left(what, granted.after, {})) == texts{"refund-too-large", "/lines/0/amount_fen out-of-range"});
    const std::vector<goods_return> coming{{.status = return_status::requested, .lines = {{.line = line_of(2), .quantity = 1}}}};
    CHECK(faults_of(check_lines_left(what, order, coming)) == texts{"refund-too-large", "/lines/0/amount_fen out-of-range"});
}

TEST_CASE("goods of a line that was compensated by name come back only for what is left of it", "[orders][complaint][return]") {
    const auto order = accepted_order({{4, 100}, {9, 100}});
    const std::vector<line_amount> bound{{line_of(1), {150}}, {line_of(1), {50}}};
    const auto ask = [&](std::int64_t pieces) {
        return request_return(order, party::buyer, {.reason = "坏", .lines = {{line_of(1), pieces}}}, {}, {200}, numbered<return_id>(1),
                              noon, bound);
    };
    CHECK(ask(2));
    CHECK(faults_of(ask(3)) == texts{"return-invalid", "/lines/0/quantity given-back"});
}

TEST_CASE("whatever is granted by name, by all and comes back, no line gives back more than it cost", "[orders][complaint][property]") {
    const auto seed = GENERATE(range(1U, 40U));
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const auto below = [&](std::int64_t end) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end)); };
    std::vector<std::pair<std::int64_t, std::int64_t>> parts;
    for (auto count = 1 + below(5); count > 0; --count) parts.emplace_back(1 + below(5), 1 + below(999));
    auto what = accepted_order(parts);
    std::vector<std::int64_t> named(what.lines.size());
    for (int step = 0; step < 60; ++step) {
        const auto left = owed_for_goods(what).value - what.refund_granted.value;
        if (left == 0) break;
        const auto at = static_cast<std::size_t>(below(static_cast<std::int64_t>(what.lines.size())));
        if (below(2) == 0) {
            what = grant_refund(what, {1 + below(left)})->after;
        } else {
            auto ruled = about({{.line = what.lines[at].id, .quantity = 1, .refund = base::fen{1 + below(500)}}});
            const auto amount = *ruled.lines[0].refund;
            const auto before = what.lines[at];
            const bool fits = amount.value <= accepted_amount(before).value - before.refunded.value;
            CHECK(check_lines_left(ruled, what, {}).has_value() == fits);
            if (!fits) continue;
            const auto untouched = what;
            what = grant_refund(what, amount, refunds_of_lines(ruled))->after;
            named[at] += amount.value;
            for (std::size_t i = 0; i < what.lines.size(); ++i)
                CHECK(what.lines[i].refunded.value == untouched.lines[i].refunded.value + (i == at ? amount.value : 0));
        }
        std::int64_t shared = 0;
        for (std::size_t i = 0; i < what.lines.size(); ++i) {
            shared += what.lines[i].refunded.value;
            CHECK(named[i] <= what.lines[i].refunded.value);
            CHECK(what.lines[i].refunded.value <= accepted_amount(what.lines[i]).value);
        }
        CHECK(shared == what.refund_granted.value);
    }
}
