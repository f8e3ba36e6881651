// Allocation: examples by hand, and properties that hold for any claims.
#include <catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>

#include "orders/domain/agreement/allocation.hpp"

using namespace chuanpin::orders::domain;

namespace {

claim of(std::string village, std::string household, std::int64_t weight, std::int64_t available, std::int64_t before = 0) {
    return {{std::move(village), std::move(household)}, weight, available, before};
}
std::vector<std::int64_t> quantities(const std::vector<share>& shares) {
    std::vector<std::int64_t> found;
    for (const auto& each : shares) found.push_back(each.quantity);
    return found;
}
std::int64_t sum_of(const std::vector<share>& shares) {
    return std::accumulate(shares.begin(), shares.end(), std::int64_t{0}, [](auto sum, const share& each) { return sum + each.quantity; });
}

struct random_case {
    std::vector<claim> claims;
    std::int64_t pack_size = 1;
    std::int64_t quantity = 0;
    bool possible = false;
};
random_case any_case(std::mt19937_64& engine) {
    const auto upto = [&](std::int64_t max) { return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(max + 1)); };
    random_case made;
    made.pack_size = 1 + upto(5);
    const auto width = 1 + upto(400);
    std::int64_t packs_there = 0;
    for (std::int64_t i = 0, count = 1 + upto(30); i < count; ++i) {
        const auto available = upto(width);
        packs_there += available / made.pack_size;
        made.claims.push_back(of("51342310" + std::to_string(i % 4), "H" + std::to_string(i), 1 + upto(width), available, upto(3)));
    }
    const auto packs = 1 + upto(packs_there);  // one more than there is at most
    made.quantity = packs * made.pack_size;
    made.possible = packs <= packs_there;
    return made;
}

}  // namespace

TEST_CASE("the remainders go to the largest fractions", "[orders][domain][allocation]") {
    // 10 · 5/10, 10 · 3/10, 10 · 2/10 are whole; 11 leaves fractions 1/2, 3/10, 1/5.
    const std::vector<claim> claims{of("A", "1", 5, 50), of("A", "2", 3, 50), of("B", "1", 2, 50)};
    CHECK(quantities(allocate(10, 1, claims).value()) == std::vector<std::int64_t>{5, 3, 2});
    const auto shares = allocate(11, 1, claims).value();
    CHECK(quantities(shares) == std::vector<std::int64_t>{6, 3, 2});
    CHECK(shares[0].quota_numerator == 11);
    CHECK(shares[0].quota_denominator == 2);
    CHECK(shares[0].remainder_rank == 1);
    CHECK(shares[0].extra_pack);
    CHECK(shares[1].remainder_rank == 2);
    CHECK_FALSE(shares[1].extra_pack);
}

TEST_CASE("of equal fractions whoever was allocated less before comes first, then the smaller key", "[orders][domain][allocation]") {
    CHECK(quantities(allocate(4, 1, std::vector{of("A", "1", 1, 9), of("A", "2", 1, 9), of("A", "3", 1, 9)}).value()) ==
          std::vector<std::int64_t>{2, 1, 1});
    CHECK(quantities(allocate(4, 1, std::vector{of("A", "1", 1, 9, 2), of("A", "2", 1, 9, 1), of("A", "3", 1, 9, 1)}).value()) ==
          std::vector<std::int64_t>{1, 2, 1});
    // Three rounds by the ledger: everybody has been first once.
    std::vector<claim> claims{of("A", "1", 1, 9), of("A", "2", 1, 9), of("A", "3", 1, 9)};
    for (int round = 0; round < 3; ++round) {
        const auto shares = allocate(4, 1, claims).value();
        for (std::size_t i = 0; i < claims.size(); ++i) claims[i].allocated_before += shares[i].quantity;
    }
    for (const auto& each : claims) CHECK(each.allocated_before == 4);
}

TEST_CASE("a cap binds, and what it leaves is shared among the others anew", "[orders][domain][allocation]") {
    const auto shares = allocate(12, 1, std::vector{of("A", "1", 10, 2), of("A", "2", 1, 50), of("A", "3", 1, 50)}).value();
    CHECK(quantities(shares) == std::vector<std::int64_t>{2, 5, 5});
    CHECK(shares[0].capped);
    CHECK_FALSE(shares[0].remainder_rank);
}

TEST_CASE("packs stay whole, and a shortage says how much is missing", "[orders][domain][allocation]") {
    const std::vector<claim> claims{of("A", "1", 7, 7), of("A", "2", 7, 7)};
    CHECK(quantities(allocate(9, 3, claims).value()) == std::vector<std::int64_t>{6, 3});
    CHECK(quantities(allocate(12, 3, claims).value()) == std::vector<std::int64_t>{6, 6});
    const auto refused = allocate(15, 3, claims);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().missing == 3);
    CHECK(refused.error().available == 12);
    CHECK(allocate(1, 1, std::vector<claim>{}).error().missing == 1);
}

TEST_CASE("what cannot be allocated is a bug of the caller", "[orders][domain][allocation]") {
    const std::vector<claim> one{of("A", "1", 1, 9)};
    CHECK_THROWS_AS(allocate(0, 1, one), std::logic_error);
    CHECK_THROWS_AS(allocate(3, 2, one), std::logic_error);
    CHECK_THROWS_AS(allocate(allocated_quantity_max + 1, 1, one), std::logic_error);
    CHECK_THROWS_AS(allocate(1, 1, std::vector{one[0], one[0]}), std::logic_error);
    CHECK_THROWS_AS(allocate(1, 1, std::vector{of("A", "1", 0, 9)}), std::logic_error);
}

TEST_CASE("the largest quantities do not overflow", "[orders][domain][allocation]") {
    std::vector<claim> claims;
    for (std::size_t i = 0; i < claims_max; ++i)
        claims.push_back(of("A", std::to_string(i), allocated_quantity_max, allocated_quantity_max));
    CHECK(sum_of(allocate(allocated_quantity_max, 1, claims).value()) == allocated_quantity_max);
}

TEST_CASE("for any claims: the sum is exact, no cap is passed, order does not matter, larger claims get no less",
          "[orders][domain][allocation]") {
    for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
        std::mt19937_64 engine(seed);
        auto made = any_case(engine);
        const auto shares = allocate(made.quantity, made.pack_size, made.claims);
        CAPTURE(seed);
        REQUIRE(shares.has_value() == made.possible);
        if (!shares) {
            CHECK(shares.error().missing == made.pack_size);
            continue;
        }
        REQUIRE(sum_of(*shares) == made.quantity);
        for (const auto& each : *shares) {
            REQUIRE(each.packs <= each.cap_packs);
            REQUIRE(each.quantity == each.packs * made.pack_size);
            if (!each.capped) REQUIRE((each.packs == each.whole_packs || each.packs == each.whole_packs + 1));
        }
        for (const auto& one : *shares)
            for (const auto& other : *shares)
                if (one.weight >= other.weight && one.packs < other.packs) REQUIRE((one.capped || one.weight == other.weight));
        std::ranges::shuffle(made.claims, engine);
        REQUIRE(allocate(made.quantity, made.pack_size, made.claims).value() == *shares);
    }
}

TEST_CASE("whoever has more of the same weight gets no less", "[orders][domain][allocation]") {
    for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
        std::mt19937_64 engine(seed);
        auto made = any_case(engine);
        if (!made.possible) continue;
        const auto before = allocate(made.quantity, made.pack_size, made.claims).value();
        auto& raised = made.claims[engine() % made.claims.size()];
        raised.available += made.pack_size * static_cast<std::int64_t>(1 + engine() % 10);
        const auto after = allocate(made.quantity, made.pack_size, made.claims).value();
        CAPTURE(seed);
        const auto of_raised = [&](const std::vector<share>& all) { return std::ranges::find(all, raised.who, &share::who)->packs; };
        REQUIRE(of_raised(after) >= of_raised(before));
    }
}

TEST_CASE("each share is explained in both languages", "[orders][domain][allocation]") {
    const auto shares = allocate(12, 1, std::vector{of("A", "1", 10, 2), of("A", "2", 1, 50, 4), of("A", "3", 2, 50)}).value();
    CHECK(explain(shares[0], 1).text_zh == "权重10,上限2包(每包1);应得份额120/13包,已达上限,按上限2包;分配2包,共2。");
    CHECK(explain(shares[1], 1).text_en ==
          "Weight 1, cap 50 packs of 1; quota 10/3 packs, whole part 3 packs; rank 2 among the remainders (of equal ones, whoever was "
          "allocated less before comes first; 4 before), no pack more; allocated 3 packs, 3 in all.");
    CHECK(explain(shares[2], 1).text_zh ==
          "权重2,上限50包(每包1);应得份额20/3包,整数部分6包;余数排名第1(余数相同者,此前分配少的在先,本户此前已分配0),补1包;分配7包,共7。");
}
