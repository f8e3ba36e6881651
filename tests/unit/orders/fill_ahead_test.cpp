// Fills ahead of a harvest: what comes first, what one offer gives from stock and ahead together, and the best of all fills.
#include <catch.hpp>

#include <algorithm>
#include <functional>
#include <random>
#include <tuple>

#include "tests/unit/orders/small_offers.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using namespace chuanpin::tests;

namespace {

// How good a fill of single packs is, best first: the most in all, the most from stock, of it the most from near, then the same ahead.
struct worth {
    std::int64_t total = 0;
    amounts in_stock{0, 0, 0};
    amounts ahead{0, 0, 0};
    [[nodiscard]] auto key() const { return std::tuple(total, in_stock[0] + in_stock[1] + in_stock[2], in_stock, ahead); }
};
worth worth_of(const std::vector<candidate>& offers, const amounts& taken) {
    worth found;
    for (std::size_t i = 0; i < offers.size(); ++i) {
        const auto from = static_cast<std::size_t>(offers[i].from);
        const auto in_stock = std::min(taken[i], offers[i].available);
        found.total += taken[i];
        found.in_stock[from] += in_stock;
        found.ahead[from] += taken[i] - in_stock;
    }
    return found;
}

}  // namespace

TEST_CASE("no other fill of single packs gives more, more of it from stock, or more of either from near", "[orders][fill][domain]") {
    for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
        std::mt19937_64 engine(seed);
        const auto upto = [&](std::int64_t max) { return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(max + 1)); };
        std::vector<small_offer> made;
        for (unsigned char each = 1; each <= 4; ++each) made.push_back({each, distances[upto(2)], 1, 1, upto(2), upto(3)});
        const fill_question asked{1 + upto(6), 1 + upto(4)};
        const auto offers = candidates_of(made);
        const auto ours = worth_of(offers, quantities(allocate(asked, offers)));
        INFO("seed " << seed);
        amounts tried(offers.size(), 0);
        const std::function<void(std::size_t, std::int64_t)> all = [&](std::size_t at, std::int64_t rest) {
            if (at == offers.size()) {
                REQUIRE(worth_of(offers, tried).key() <= ours.key());
                return;
            }
            const auto most = std::min({rest, asked.share_limit, offers[at].available + offers[at].available_ahead});
            for (tried[at] = 0; tried[at] <= most; ++tried[at]) all(at + 1, rest - tried[at]);
            tried[at] = 0;
        };
        all(0, asked.wanted);
    }
}

TEST_CASE("what is ordered ahead of a harvest comes after everything in stock, however near it is", "[orders][fill][domain]") {
    auto offers = candidates_of({{1, distance::same_county, 1, 1, 0, 3},
                                 {1, distance::elsewhere, 1, 1, 2},
                                 {2, distance::elsewhere, 1, 1, 4},
                                 {3, distance::same_county},
                                 {4, distance::same_county, 1, 9, 0, 8}});
    offers[3].substitute = true;
    const auto parts = allocate({10, 10}, offers);
    CHECK(quantities(parts) == amounts{3, 2, 4, 1, 0});  // of its kind in stock, of its kind ahead, then what is allowed instead
    CHECK(parts[0].reason == fill_reason::all_announced);
    CHECK(parts[2].reason == fill_reason::all_in_stock);
    CHECK(parts[4].reason == fill_reason::announced_below_minimum);
    const auto ahead = shares_of(offers[0], parts[0], {}, measure::pieces);
    REQUIRE(ahead.size() == 1);
    CHECK(explain(ahead[0].part, ahead[0].whose, measure::pieces).zh ==
          "现货不足，按当周预告产能预订；同县；可用3件，至少取1件。分配3件（3件）：已取尽该周可预订产能。");
    CHECK(
        explain(ahead[0].part, ahead[0].whose, measure::pieces).en ==
        "Not enough in stock, ordered ahead of that week's harvest. Of the same county; 3 available, at least 1 to be taken. 3 (3 pieces): "
        "all that is free of what was announced for that week.");
    const auto none = shares_of(offers[4], parts[4], {}, measure::pieces);
    REQUIRE(none.size() == 1);
    CHECK(none[0].whose.ahead);
    CHECK(none[0].whose.available == 8);
}

TEST_CASE("an offer that stock covers in part is filled up ahead, once everybody gave what is in stock", "[orders][fill][domain]") {
    const auto offers = candidates_of({{1, distance::same_county, 10, 1, 4, 3}, {2, distance::elsewhere, 10, 1, 2, 50}});
    const auto parts = allocate({100, 100}, offers);
    CHECK(quantities(parts) == amounts{7, 3});  // 4 and 2 in stock, then 3 from near, and the rest
    CHECK(parts[0].reason == fill_reason::all_announced);
    CHECK(parts[1].reason == fill_reason::need_covered);
    const auto shares = shares_of(offers[1], parts[1], {}, measure::grams);
    REQUIRE(shares.size() == 2);
    CHECK_FALSE(shares[0].whose.ahead);
    CHECK(shares[0].part.quantity == 2);
    CHECK(shares[0].part.reason == fill_reason::all_in_stock);
    CHECK(shares[1].whose.ahead);
    CHECK(shares[1].whose.available == 50);
    CHECK(shares[1].part.quantity == 1);
    CHECK(shares[1].part.reason == fill_reason::need_covered);
}

TEST_CASE("the minimum and the share limit count what is in stock and what is ordered ahead together", "[orders][fill][domain]") {
    const auto together = candidates_of({{1, {}, 1, 10, 4, 8}});
    const auto parts = allocate({20, 20}, together);
    CHECK(quantities(parts) == amounts{12});
    const auto shares = shares_of(together[0], parts[0], {}, measure::pieces);
    REQUIRE(shares.size() == 2);
    CHECK(explain(shares[0].part, shares[0].whose, measure::pieces).en ==
          "Of the same county; 4 available, at least 10 to be taken with what is ordered ahead. 4 (4 pieces): all that is in stock for "
          "that "
          "day.");
    CHECK(explain(shares[1].part, shares[1].whose, measure::pieces).zh ==
          "现货不足，按当周预告产能预订；同县；可用8件，至少取10件（连同现货）。分配8件（8件）：已取尽该周可预订产能。");
    const auto too_few = allocate({20, 20}, candidates_of({{1, {}, 1, 10, 4, 5}}));
    CHECK(too_few[0].quantity == 0);
    CHECK(too_few[0].reason == fill_reason::stock_below_minimum);
    const auto limited = allocate({20, 6}, candidates_of({{1, {}, 1, 1, 4, 8}}));
    CHECK(limited[0].quantity == 6);
    CHECK(limited[0].quantity_ahead == 2);
    CHECK(limited[0].reason == fill_reason::up_to_share);
}
