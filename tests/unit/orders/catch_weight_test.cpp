// Goods that are paid by their mass: every figure is exact, what a budget holds is never less than what is accepted, nothing is lost.
#include <catch.hpp>

#include <cstdlib>
#include <random>

#include "orders/domain/order/changes.hpp"
#include "orders/domain/order/placing.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/unit/orders/whole_delivery.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

using list = std::vector<std::string>;

const base::instant noon = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(4);

offer_version pigs(unsigned char number, std::int64_t unit_mass_g, std::int64_t kilogram_price, std::int64_t under, std::int64_t over) {
    return {.offer = numbered<offer_id>(number),
            .version = 1,
            .product = numbered<product_id>(number),
            .supplier = numbered<organisation_id>(1),
            .name_zh = "黑猪",
            .unit_net_mass_g = unit_mass_g,
            .minimum_quantity = 1,
            .tiers = {{1, {kilogram_price * unit_mass_g / 1'000 + 1}, base::fen{kilogram_price}}},
            .valid_from = noon,
            .marked = {{"SF-2026-000001-X", std::chrono::year(2026) / 1 / 1, std::nullopt}},
            .weight_under_permille = under,
            .weight_over_permille = over};
}

struct asked_for {
    order_request request{};
    offer_book book{};
};
asked_for ask(std::vector<offer_version> offers, const std::vector<std::int64_t>& quantities) {
    asked_for what{.request = {.supplier = numbered<organisation_id>(1), .delivery = {"510107", "成都", "张"}}};
    for (std::size_t i = 0; i < offers.size(); ++i)
        what.request.lines.push_back({offers[i].offer, 1, quantities[i], numbered<budget_id>(1)});
    for (auto& each : offers) what.book[each.offer] = {1, {std::move(each)}};
    return what;
}

std::string code_of(std::vector<offer_version> offers, const std::vector<std::int64_t>& quantities) {
    const auto what = ask(std::move(offers), quantities);
    const auto priced = price(what.request, what.book, noon);
    return priced ? "" : priced.error().code;
}

order placed(std::vector<offer_version> offers, const std::vector<std::int64_t>& quantities) {
    const auto what = ask(std::move(offers), quantities);
    const auto priced = price(what.request, what.book, noon);
    REQUIRE(priced);
    tests::seeded_random random;
    id_sequence ids(noon, random);
    auto made = make_order(what.request, *priced, {}, 0, noon, noon, ids);
    made.status = order_status::dispatched;
    return made;
}

list faults_of(const base::result<changed_order>& answer) {
    list faults;
    if (!answer)
        for (const auto& each : answer.error().fields) faults.push_back(each.pointer + " " + each.code);
    return faults;
}

base::result<changed_order> weigh(const order& what, std::int64_t packs, std::optional<std::int64_t> grams,
                                  std::optional<std::string> reason = {}) {
    acceptance said;
    const auto rejected = what.lines[0].quantity - packs;
    said.lines = {{.line = what.lines[0].id,
                   .accepted_quantity = packs,
                   .rejected_quantity = rejected,
                   .reason = rejected > 0 && !reason ? std::optional<std::string>("碰伤") : reason,
                   .rejected_goods = rejected > 0 ? std::optional(rejection_outcome::returned) : std::nullopt,
                   .accepted_g = grams}};
    return tests::accept_whole(what, party::buyer, said, noon);
}

}  // namespace

TEST_CASE("a line by mass costs its nominal mass, once rounded, and commits the most that may come", "[orders][domain]") {
    // 3 packs of 333 g at 3100 fen a kilogram: 999 g, 3096.9 fen; at most 1048 g (1048.95), 3248.8 fen.
    const auto what = placed({pigs(1, 333, 3'100, 50, 50)}, {3});
    CHECK(what.lines[0].amount == base::fen{3'097});
    CHECK(what.total == base::fen{3'097});
    CHECK(committed_amount(what.lines[0]) == base::fen{3'249});
    CHECK(committed_charges(what) == std::vector<charge>{{numbered<budget_id>(1), {3'249}}});
    CHECK(accepted_amount(what.lines[0]) == base::fen{0});
    CHECK(agreed_mass({{1}, 50, 50}, 999) == mass_range{950, 1'048});  // 949.05 is rounded up, 1048.95 down
    CHECK(agreed_mass({{1}, 0, 0}, 999) == mass_range{999, 999});
    CHECK(agreed_mass({{1}, 200, 200}, line_mass_max_g) == mass_range{800'000'000'000'000, 1'200'000'000'000'000});
}

TEST_CASE("what is accepted by mass is paid as weighed, from end to end of the tolerance and no gram beyond", "[orders][domain]") {
    const auto what = placed({pigs(1, 1'000, 3'100, 50, 100)}, {10});
    const auto exact = weigh(what, 10, 10'007);
    REQUIRE(exact);
    CHECK(exact->after.accepted_total == base::fen{31'022});  // 31021.7
    CHECK(exact->after.status == order_status::accepted);
    CHECK(weigh(what, 10, 11'000)->after.accepted_total == base::fen{34'100});
    CHECK(newly_accepted_charges(what, weigh(what, 10, 11'000)->after) == committed_charges(what));
    CHECK(faults_of(weigh(what, 10, 11'001)) == list{"/lines/0/accepted_g above-tolerance"});
    CHECK(weigh(what, 10, 9'500)->after.accepted_total == base::fen{29'450});
    CHECK(faults_of(weigh(what, 10, 9'499)) == list{"/lines/0/reason below-tolerance"});
    const auto light = weigh(what, 10, 9'499, "失水");
    REQUIRE(light);
    CHECK(light->after.accepted_total == base::fen{29'447});  // 29446.9
    CHECK(light->after.lines[0].rejection_reason == "失水");
    // Of nine packs that stay, the tolerance is that of nine.
    CHECK(faults_of(weigh(what, 9, 9'901)) == list{"/lines/0/accepted_g above-tolerance"});
    CHECK(weigh(what, 9, 9'900)->after.status == order_status::partly_accepted);
}

TEST_CASE("what is paid by its mass is weighed, and nothing else is", "[orders][domain]") {
    const auto what = placed({pigs(1, 1'000, 3'100, 50, 100)}, {10});
    CHECK(faults_of(weigh(what, 10, std::nullopt)) == list{"/lines/0/accepted_g required"});
    CHECK(faults_of(weigh(what, 10, 0, "空")) == list{"/lines/0/accepted_g out-of-range"});
    CHECK(faults_of(tests::accept_whole(what, party::buyer, {.all = true}, noon)) == list{"/all mass-needed"});
    const auto none = weigh(what, 0, std::nullopt);
    REQUIRE(none);
    CHECK(none->after.lines[0].accepted_g == 0);
    CHECK(none->after.accepted_total == base::fen{0});
    CHECK(faults_of(weigh(what, 0, 1)) == list{"/lines/0/accepted_g above-tolerance"});
    auto by_pack = pigs(1, 1'000, 3'100, 0, 0);
    by_pack.tiers = {{1, {3'100}}};
    const auto packs = placed({by_pack}, {10});
    CHECK(faults_of(weigh(packs, 10, 10'000)) == list{"/lines/0/accepted_g unexpected"});
    CHECK(weigh(packs, 10, std::nullopt)->after.accepted_total == base::fen{31'000});
}

TEST_CASE("a line whose upper end would cost more than an order can is refused", "[orders][domain]") {
    CHECK(code_of({pigs(1, 1'000'000, 1'000, 0, 0)}, {1'000'000'000}).empty());
    CHECK(code_of({pigs(1, 1'000'000, 1'000, 0, 0)}, {1'000'000'001}) == "order-amount-too-large");
    CHECK(code_of({pigs(1, 1'000'000, 9'007, 0, 0)}, {1'000'000'000}).empty());
    CHECK(code_of({pigs(1, 1'000'000, 9'007, 0, 1)}, {1'000'000'000}) == "order-amount-too-large");
    CHECK(price_of_mass({1}, 500) == base::fen{1});
    CHECK(price_of_mass({1}, 499) == base::fen{0});
}

TEST_CASE("whatever is ordered and weighed, sums are exact and nothing is lost", "[orders][domain][property]") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        std::mt19937_64 engine(seed);
        const auto below = [&](std::int64_t limit) { return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(limit)); };
        std::vector<offer_version> offers;
        std::vector<std::int64_t> quantities;
        const auto count = 1 + below(12);
        for (std::int64_t i = 0; i < count; ++i) {
            auto one = pigs(static_cast<unsigned char>(i + 1), 1 + below(50'000), 1 + below(100'000), below(201), below(201));
            if (below(3) == 0) one.tiers[0].kilogram_price.reset();
            offers.push_back(std::move(one));
            quantities.push_back(1 + below(5'000));
        }
        const auto what = placed(offers, quantities);
        budget from{.id = numbered<budget_id>(1), .allocated = {base::wire_integer_max}};
        purse money({from});
        money.encumber(committed_charges(what));
        acceptance said;
        base::fen expected;
        for (const auto& line : what.lines) {
            expected = *base::add(expected, line.amount);
            const auto packs = below(line.quantity + 1);
            line_acceptance one{.line = line.id, .accepted_quantity = packs, .rejected_quantity = line.quantity - packs, .reason = "抽检"};
            if (packs < line.quantity) one.rejected_goods = rejection_outcome::credited;
            if (line.by_weight) {
                const auto range = agreed_mass(*line.by_weight, packs * line.unit_net_mass_g);
                one.accepted_g = packs == 0 ? 0 : std::max<std::int64_t>(1, range.least_g + below(range.most_g - range.least_g + 1));
                if (*one.accepted_g > range.most_g) one.accepted_g = range.most_g;
            }
            if (line.by_weight && packs > 0 && *one.accepted_g == 0)
                one = {
                    .line = line.id, .rejected_quantity = line.quantity, .reason = "太轻", .rejected_goods = rejection_outcome::credited};
            said.lines.push_back(one);
        }
        REQUIRE(expected == what.total);
        const auto done = tests::accept_whole(what, party::buyer, said, noon);
        REQUIRE(done);
        base::fen accepted;
        for (std::size_t i = 0; i < what.lines.size(); ++i) {
            const auto& line = done->after.lines[i];
            const auto paid = accepted_amount(line);
            accepted = *base::add(accepted, paid);
            CHECK(paid <= committed_amount(line));
            CHECK(line.amount <= committed_amount(line));
            if (!line.by_weight) {
                CHECK(paid.value == *line.accepted_quantity * line.unit_price.value);
                continue;
            }
            // A thousandth of a fen is the unit of grams by the price of a kilogram: one rounding, at most half a fen.
            const auto thousandths = *line.accepted_g * line.by_weight->kilogram_price.value;
            CHECK(2 * std::abs(1'000 * paid.value - thousandths) <= 1'000);
        }
        CHECK(done->after.accepted_total == accepted);
        money.consume(committed_charges(what), newly_accepted_charges(what, done->after));
        CHECK(money.find(from.id)->committed == base::fen{0});
        CHECK(money.find(from.id)->consumed == accepted);
    }
}
