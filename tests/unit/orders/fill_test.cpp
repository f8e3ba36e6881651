// Pooled fill: the rule step by step, the best of all fills where packs are single, what holds for any offers, and why.
#include <catch.hpp>

#include <algorithm>
#include <functional>
#include <numeric>
#include <random>
#include <tuple>

#include "tests/unit/orders/small_offers.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using namespace chuanpin::tests;

namespace {

amounts filled(const fill_question& asked, const std::vector<small_offer>& offers) {
    return quantities(allocate(asked, candidates_of(offers)));
}

// --- the rule, word by word ------------------------------------------------------------------------------------------------
amounts step_by_step(const fill_question& asked, const std::vector<candidate>& offers) {
    amounts taken(offers.size(), 0);
    auto rest = asked.wanted;
    auto given = asked.given;
    auto level = asked.before;
    // What is of its kind before what is allowed instead, what is in stock before what is to be harvested, the nearest first.
    std::vector<std::tuple<bool, bool, distance>> turns;
    for (const bool substitute : {false, true})
        for (const bool ahead : {false, true})
            for (const auto from : distances) turns.emplace_back(substitute, ahead, from);
    for (const auto& turn : turns) {
        std::vector<bool> passed(offers.size());
        for (std::size_t i = 0; i < offers.size(); ++i)
            passed[i] =
                offers[i].why_not || std::pair(offers[i].substitute, offers[i].from) != std::pair(std::get<0>(turn), std::get<2>(turn));
        while (true) {
            std::optional<std::size_t> next;  // the first open offer of whoever gave least, of equal ones of the first
            for (std::size_t i = 0; i < offers.size(); ++i) {
                if (passed[i]) continue;
                if (!next || std::pair(level[offers[i].supplier], offers[i].supplier) <
                                 std::pair(level[offers[*next].supplier], offers[*next].supplier))
                    next = i;
            }
            if (!next) break;
            const auto& offer = offers[*next];
            const auto packs = taken[*next] == 0 ? offer.minimum : 1;
            const auto amount = packs * offer.pack;
            const auto there = offer.available + (std::get<1>(turn) ? offer.available_ahead : 0);
            if (taken[*next] + packs > there || given[offer.supplier] + amount > asked.share_limit || amount > rest) {
                passed[*next] = true;
                continue;
            }
            taken[*next] += packs;
            given[offer.supplier] += amount;
            level[offer.supplier] += amount;
            rest -= amount;
        }
    }
    return taken;
}

// --- any case ----------------------------------------------------------------------------------------------------------------
struct random_case {
    fill_question asked;
    std::vector<small_offer> offers;
};
random_case any_case(std::mt19937_64& engine, std::int64_t packs_max, std::int64_t minimum_max, int offers_max, std::int64_t wanted_max) {
    const auto upto = [&](std::int64_t max) { return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(max + 1)); };
    random_case made;
    made.asked.wanted = 1 + upto(wanted_max - 1);
    made.asked.share_limit = 1 + upto(made.asked.wanted);
    unsigned char supplier = 0;
    for (std::int64_t i = 0, count = 1 + upto(offers_max - 1); i < count; ++i) {
        if (supplier == 0 || upto(2) > 0) ++supplier;
        made.offers.push_back({supplier, distances[upto(2)], 1 + upto(packs_max - 1), 1 + upto(minimum_max - 1), upto(wanted_max)});
    }
    for (unsigned char each = 1; each <= supplier; ++each) {
        const auto who = numbered<organisation_id>(each);
        if (upto(3) == 0) made.asked.given[who] = upto(made.asked.share_limit);
        made.asked.before[who] = made.asked.given[who] + upto(wanted_max);
    }
    return made;
}

// The shares of an offer are its part: from stock first, the rest ahead, and its minimum is kept by both together.
void check_shares(const candidate& whose, const fill_part& part) {
    const auto shares = shares_of(whose, part, {}, measure::grams);
    REQUIRE(shares.size() == (part.quantity_ahead > 0 && part.quantity_ahead < part.quantity ? 2U : 1U));
    std::int64_t sum = 0;
    for (const auto& each : shares) {
        REQUIRE(each.part.amount == each.part.quantity * whose.pack);
        REQUIRE(each.part.quantity <= each.whose.available);
        REQUIRE(each.whose.available == (each.whose.ahead ? whose.available_ahead : whose.available));
        if (each.whose.ahead && each.part.quantity > 0) REQUIRE(part.quantity - each.part.quantity == whose.available);
        REQUIRE((each.part.reason == fill_reason::all_announced) <= each.whose.ahead);
        sum += each.part.quantity;
    }
    REQUIRE(sum == part.quantity);
    REQUIRE((sum == 0 || sum >= whose.minimum));
}

// How good a fill is, best first: the most in all, the most from near, the most even levels, the first ids.
struct worth {
    std::int64_t total = 0;
    amounts by_distance{0, 0, 0};
    amounts levels{};
    auto operator<=>(const worth&) const = default;
};
worth worth_of(const random_case& what, const std::vector<candidate>& offers, const amounts& taken) {
    worth found;
    auto level = what.asked.before;
    for (std::size_t i = 0; i < offers.size(); ++i) {
        found.total += taken[i];
        found.by_distance[static_cast<std::size_t>(offers[i].from)] += taken[i];
        level[offers[i].supplier] += taken[i];
    }
    for (const auto& [who, each] : level) found.levels.push_back(each);
    std::ranges::sort(found.levels);
    return found;
}

}  // namespace

TEST_CASE("the nearest give first, then those that gave the least, of equal ones the first", "[orders][fill][domain]") {
    CHECK(filled({10, 10}, {{1, distance::elsewhere}, {2, distance::same_county, 1, 1, 4}, {3, distance::same_prefecture, 1, 1, 3}}) ==
          amounts{3, 4, 3});
    CHECK(filled({10, 10}, {{1}, {2}, {3}}) == amounts{4, 3, 3});
    fill_question asked{10, 10};
    asked.before = {{numbered<organisation_id>(1), 5}, {numbered<organisation_id>(2), 2}};
    CHECK(filled(asked, {{1}, {2}, {3}}) == amounts{1, 4, 5});  // levels 6, 6, 5: the first of equal ones got the last
}

TEST_CASE("packs, minimums and share limits are kept to", "[orders][fill][domain]") {
    CHECK(filled({100, 100}, {{1, {}, 30}}) == amounts{3});                          // 90 of 100: never more than is wanted
    CHECK(filled({100, 40}, {{1, {}, 30}, {2, {}, 20}}) == amounts{1, 2});           // at most 40 each
    CHECK(filled({100, 100}, {{1, {}, 10, 11}, {2, {}, 10, 3}}) == amounts{0, 10});  // 110 do not fit
    CHECK(filled({100, 100}, {{1, {}, 10, 6}, {2, {}, 10, 5}}) == amounts{10, 0});   // whoever comes first leaves too little
    CHECK(filled({100, 60}, {{1, {}, 10, 6}, {2, {}, 10, 5}}) == amounts{6, 0});
    CHECK(filled({100, 100}, {{1, {}, 10, 1, 4}}) == amounts{4});
}

TEST_CASE("a supplier gives of its cheapest offer first", "[orders][fill][domain]") {
    CHECK(filled({10, 10}, {{1, {}, 1, 1, 3}, {1, {}, 1, 1, 9}, {2, {}, 1, 1, 2}}) == amounts{3, 5, 2});
    CHECK(filled({10, 6}, {{1, {}, 4, 1, 9}, {1, {}, 1, 1, 9}, {2, {}, 1, 1, 9}}) ==
          amounts{1, 1, 5});  // a second pack of four does not fit
}

TEST_CASE("the fill is what the rule says step by step, whatever is offered", "[orders][fill][domain]") {
    for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
        std::mt19937_64 engine(seed);
        const auto what = any_case(engine, 7, 5, 8, 60);
        auto offers = candidates_of(what.offers);
        for (auto& each : offers) {
            if (engine() % 3 == 0) each.available = 0;
            if (engine() % 2 == 0) each.available_ahead = static_cast<std::int64_t>(engine() % 40);
            each.substitute = engine() % 4 == 0;
        }
        INFO("seed " << seed);
        const auto parts = allocate(what.asked, offers);
        REQUIRE(quantities(parts) == step_by_step(what.asked, offers));
        for (std::size_t i = 0; i < offers.size(); ++i) check_shares(offers[i], parts[i]);
    }
}

TEST_CASE("no other fill of single packs gives more, from nearer or more evenly", "[orders][fill][domain]") {
    for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
        std::mt19937_64 engine(seed);
        auto what = any_case(engine, 1, 1, 4, 6);
        unsigned char supplier = 0;
        for (auto& each : what.offers) each.supplier = ++supplier;  // of several offers one is the cheapest: fairness is between suppliers
        const auto offers = candidates_of(what.offers);
        const auto ours = quantities(allocate(what.asked, offers));
        const auto before_of = [&](organisation_id who) {
            const auto found = what.asked.before.find(who);
            return found == what.asked.before.end() ? 0 : found->second;
        };
        const auto best = worth_of(what, offers, ours);
        amounts tried(offers.size(), 0);
        const std::function<void(std::size_t, std::int64_t)> all = [&](std::size_t at, std::int64_t rest) {
            if (at == offers.size()) {
                const auto other = worth_of(what, offers, tried);
                REQUIRE(other.total <= best.total);
                if (other.total != best.total) return;
                REQUIRE(other.by_distance <= best.by_distance);
                if (other.by_distance == best.by_distance && other.total == best.total) {
                    // Inside each distance the levels are the most even ones: no other has a higher lowest, next lowest, … there.
                    for (const auto from : distances) {
                        const auto levels_at = [&](const amounts& of) {
                            amounts levels;
                            for (std::size_t i = 0; i < offers.size(); ++i)
                                if (offers[i].from == from) levels.push_back(before_of(offers[i].supplier) + of[i]);
                            std::ranges::sort(levels);
                            return levels;
                        };
                        REQUIRE(levels_at(tried) <= levels_at(ours));
                    }
                }
                return;
            }
            const auto given = what.asked.given.find(offers[at].supplier);
            const auto limit = what.asked.share_limit - (given == what.asked.given.end() ? 0 : given->second);
            for (tried[at] = 0; tried[at] <= std::min({rest, limit, offers[at].available}); ++tried[at]) all(at + 1, rest - tried[at]);
            tried[at] = 0;
        };
        INFO("seed " << seed);
        all(0, what.asked.wanted);
    }
}

TEST_CASE("any fill keeps to every limit, and nothing more would fit", "[orders][fill][domain]") {
    for (std::uint64_t seed = 1; seed <= 5'000; ++seed) {
        std::mt19937_64 engine(seed);
        auto what = any_case(engine, 50, 20, 12, 1'000'000);
        for (auto& each : what.offers)
            if (engine() % 2 == 0) each.available_ahead = static_cast<std::int64_t>(engine() % 1'000'000);
        const auto offers = candidates_of(what.offers);
        const auto parts = allocate(what.asked, offers);
        auto given = what.asked.given;
        std::int64_t sum = 0;
        INFO("seed " << seed);
        for (std::size_t i = 0; i < offers.size(); ++i) {
            REQUIRE(parts[i].amount == parts[i].quantity * offers[i].pack);
            const auto there = offers[i].available + offers[i].available_ahead;
            REQUIRE((parts[i].quantity == 0 || (offers[i].minimum <= parts[i].quantity && parts[i].quantity <= there)));
            check_shares(offers[i], parts[i]);
            given[offers[i].supplier] += parts[i].amount;
            sum += parts[i].amount;
        }
        REQUIRE(sum <= what.asked.wanted);
        for (const auto& [who, each] : given) REQUIRE(each <= what.asked.share_limit);
        for (std::size_t i = 0; i < offers.size(); ++i) {
            const auto packs = parts[i].quantity == 0 ? offers[i].minimum : 1;
            const bool fits = parts[i].quantity + packs <= offers[i].available + offers[i].available_ahead &&
                              sum + packs * offers[i].pack <= what.asked.wanted &&
                              given[offers[i].supplier] + packs * offers[i].pack <= what.asked.share_limit;
            REQUIRE_FALSE(fits);
        }
    }
}

TEST_CASE("ten thousand tonnes in small packs are shared out at once", "[orders][fill][domain]") {
    std::vector<small_offer> offers;
    for (unsigned char each = 1; each <= 100; ++each) offers.push_back({each, distance::elsewhere, 1 + each, 1, wanted_grams_max});
    const auto parts = allocate({wanted_grams_max, wanted_grams_max}, candidates_of(offers));
    std::int64_t sum = 0;
    for (const auto& each : parts) sum += each.amount;
    CHECK(sum == wanted_grams_max);
    const auto [least, most] = std::ranges::minmax(parts, {}, &fill_part::amount);
    CHECK(most.amount - least.amount <= 101);
}

TEST_CASE("each offer says why it got what it got", "[orders][fill][domain]") {
    const auto reasons = [](const fill_question& asked, std::vector<small_offer> offers) {
        std::vector<fill_reason> found;
        for (const auto& each : allocate(asked, candidates_of(offers))) found.push_back(each.reason);
        return found;
    };
    using list = std::vector<fill_reason>;
    CHECK(reasons({100, 50}, {{1, {}, 10, 1, 3}, {2, {}, 10, 1, 100}}) == list{fill_reason::all_in_stock, fill_reason::up_to_share});
    CHECK(reasons({100, 100}, {{1, distance::same_county},
                               {2, distance::elsewhere},
                               {3, distance::elsewhere, 1, 5, 4},
                               {4, distance::elsewhere, 1, 101, 200}}) == list{fill_reason::all_in_stock, fill_reason::filled_by_others,
                                                                               fill_reason::stock_below_minimum,
                                                                               fill_reason::share_below_minimum});
    CHECK(reasons({99, 100}, {{1}, {2, distance::elsewhere, 1, 1, 0}}) ==
          list{fill_reason::need_covered, fill_reason::stock_below_minimum});
    auto held = made_of({1}, 1);
    held.why_not = obstacle::held;
    const auto parts = allocate({10, 10}, std::vector{held});
    CHECK(parts[0].quantity == 0);
    CHECK(parts[0].reason == fill_reason::held);
    CHECK(explain(parts[0], held, measure::grams).zh == "其他市州；可用100件，至少取1件。未分配：今日暂停销售。");
    CHECK(explain(parts[0], held, measure::grams).en ==
          "Of another prefecture; 100 available, at least 1 to be taken. Nothing: it is held back from sale today.");
    const auto some = made_of({1, distance::same_county, 10}, 1);
    CHECK(explain({5, 50, fill_reason::up_to_share}, some, measure::grams).zh ==
          "同县；可用100件，至少取1件。分配5件（50克）：该社已达单社份额上限。");
    CHECK(explain({5, 50, fill_reason::up_to_share}, some, measure::grams).en ==
          "Of the same county; 100 available, at least 1 to be taken. 5 (50 grams): its supplier has reached the share limit.");
}

TEST_CASE("every reason has a name of its own, and is found by it", "[orders][fill][domain]") {
    for (int each = 0; each <= static_cast<int>(fill_reason::filled_by_others); ++each) {
        const auto reason = static_cast<fill_reason>(each);
        CHECK(parse_fill_reason(name_of(reason)) == reason);
    }
    CHECK_FALSE(parse_fill_reason("because"));
}

TEST_CASE("what is allowed instead comes after everything of the kind, however near it is", "[orders][fill][domain]") {
    auto offers = candidates_of({{1, distance::same_county}, {2, distance::elsewhere, 1, 1, 4}, {3, distance::elsewhere}});
    offers[0].substitute = true;
    offers[2].substitute = true;
    const auto parts = allocate({10, 10}, offers);
    CHECK(quantities(parts) == amounts{6, 4, 0});
    CHECK(parts[2].reason == fill_reason::filled_by_others);
    CHECK(explain(parts[0], offers[0], measure::pieces).zh ==
          "替代品；同县；可用100件，至少取1件。分配6件（6件）：需求已满足，或余量不足一件。");
    CHECK(explain(parts[0], offers[0], measure::pieces).en.starts_with("Instead. Of the same county; "));
}
