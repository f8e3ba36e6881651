#include "platform/base/money.hpp"

#include <catch.hpp>

#include <limits>
#include <string>

namespace {

using namespace chuanpin::base;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

rational rate(std::int64_t numerator, std::int64_t denominator) { return rational::make(numerator, denominator).value(); }

}  // namespace

TEST_CASE("adding, subtracting and multiplying fen answer nothing one past 63 bits", "[base][money]") {
    CHECK(add({largest - 1}, {1}) == fen{largest});
    CHECK_FALSE(add({largest}, {1}));
    CHECK_FALSE(add({smallest}, {-1}));
    CHECK(subtract({smallest + 1}, {1}) == fen{smallest});
    CHECK_FALSE(subtract({smallest}, {1}));
    CHECK_FALSE(subtract({0}, {smallest}));
    CHECK(multiply({largest / 2}, 2) == fen{largest - 1});
    CHECK_FALSE(multiply({largest / 2 + 1}, 2));
    CHECK_FALSE(multiply({smallest}, -1));
}

TEST_CASE("a rational is kept in lowest terms with a positive denominator", "[base][money]") {
    CHECK(rate(6, 4) == rate(3, 2));
    CHECK(rate(-6, 4).numerator() == -3);
    CHECK(rate(0, 7) == rational{});
    CHECK(rate(0, 7).denominator() == 1);
    CHECK_FALSE(rational::make(1, 0));
    CHECK_FALSE(rational::make(1, -2));
    CHECK_FALSE(rational::make(0, 0));
}

TEST_CASE("a rational takes the ends of 63 bits", "[base][money]") {
    CHECK(rate(smallest, 1).numerator() == smallest);
    CHECK(rate(smallest, 2).numerator() == smallest / 2);
    CHECK(rate(largest, largest) == rate(1, 1));
    CHECK(rate(smallest, largest).denominator() == largest);
}

TEST_CASE("floor rounds towards minus infinity", "[base][money]") {
    CHECK(multiply_rounded(7, 1, rate(1, 2), rounding::floor) == 3);
    CHECK(multiply_rounded(-7, 1, rate(1, 2), rounding::floor) == -4);
    CHECK(multiply_rounded(-8, 1, rate(1, 2), rounding::floor) == -4);
    CHECK(multiply_rounded(1, 1, rate(-1, 3), rounding::floor) == -1);
    CHECK(multiply_rounded(2, 1, rate(1, 3), rounding::floor) == 0);
}

TEST_CASE("half up rounds halves away from zero", "[base][money]") {
    CHECK(multiply_rounded(5, 1, rate(1, 2), rounding::half_up) == 3);
    CHECK(multiply_rounded(-5, 1, rate(1, 2), rounding::half_up) == -3);
    CHECK(multiply_rounded(4, 1, rate(1, 3), rounding::half_up) == 1);
    CHECK(multiply_rounded(5, 1, rate(1, 3), rounding::half_up) == 2);
    CHECK(multiply_rounded(-4, 1, rate(1, 3), rounding::half_up) == -1);
    CHECK(multiply_rounded(-5, 1, rate(1, 3), rounding::half_up) == -2);
    CHECK(multiply_rounded(-1, 1, rate(1, 3), rounding::half_up) == 0);
}

TEST_CASE("half even rounds halves to the even neighbour", "[base][money]") {
    CHECK(multiply_rounded(1, 1, rate(1, 2), rounding::half_even) == 0);
    CHECK(multiply_rounded(3, 1, rate(1, 2), rounding::half_even) == 2);
    CHECK(multiply_rounded(5, 1, rate(1, 2), rounding::half_even) == 2);
    CHECK(multiply_rounded(-1, 1, rate(1, 2), rounding::half_even) == 0);
    CHECK(multiply_rounded(-3, 1, rate(1, 2), rounding::half_even) == -2);
    CHECK(multiply_rounded(-5, 1, rate(1, 2), rounding::half_even) == -2);
    CHECK(multiply_rounded(-5, 1, rate(1, 3), rounding::half_even) == -2);
    CHECK(multiply_rounded(-4, 1, rate(1, 3), rounding::half_even) == -1);
}

TEST_CASE("a product beyond 63 bits that its rate brings back is exact", "[base][money]") {
    for (const auto mode : {rounding::floor, rounding::half_up, rounding::half_even}) {
        CHECK(multiply_rounded(largest, largest, rate(1, largest), mode) == largest);
        CHECK(multiply_rounded(smallest, largest, rate(1, largest), mode) == smallest);
    }
    CHECK(multiply_rounded(largest, 3, rate(1, 3), rounding::floor) == largest);
}

TEST_CASE("an answer one past 63 bits is none", "[base][money]") {
    CHECK(multiply_rounded(smallest, 1, rate(1, 1), rounding::floor) == smallest);
    CHECK_FALSE(multiply_rounded(smallest, -1, rate(1, 1), rounding::floor));
    CHECK_FALSE(multiply_rounded(largest, 2, rate(1, 1), rounding::floor));
    // 2 · max + 1 over 2 is max + ½: floor still fits, half up does not.
    const rational half = rate(1, 2);
    CHECK(multiply_rounded(6'148'914'691'236'517'205, 3, half, rounding::floor) == 9'223'372'036'854'775'807);
    CHECK_FALSE(multiply_rounded(6'148'914'691'236'517'205, 3, half, rounding::half_up));
}

TEST_CASE("an intermediate past 127 bits is none instead of wrapping", "[base][money]") {
    constexpr std::int64_t power_62 = std::int64_t{1} << 62;
    // 2^127 − 2^124 still fits, 2^127 does not, and 2^128 would wrap to nought.
    CHECK_FALSE(multiply_rounded(power_62, power_62, rate(7, largest), rounding::floor));
    CHECK_FALSE(multiply_rounded(power_62, power_62, rate(8, largest), rounding::floor));
    CHECK_FALSE(multiply_rounded(-power_62, power_62, rate(8, largest), rounding::floor));
    CHECK_FALSE(multiply_rounded(power_62, power_62, rate(16, largest), rounding::floor));
    CHECK_FALSE(multiply_rounded(smallest, smallest, rate(smallest, largest), rounding::half_even));
    CHECK(multiply_rounded(0, smallest, rate(largest, 1), rounding::floor) == 0);
}

TEST_CASE("the largest answer comes out of the largest intermediate that can give it", "[base][money]") {
    // (2^63)·(2^63 − 2) over 2^63 − 1 is just below 2^63 − 1.
    CHECK(multiply_rounded(smallest, -(largest - 1), rate(1, largest), rounding::floor) == largest - 1);
    CHECK(multiply_rounded(smallest, -(largest - 1), rate(1, largest), rounding::half_up) == largest);
}

TEST_CASE("yuan have two decimals and a sign", "[base][money]") {
    const auto text = [](std::int64_t amount) { return std::string(to_yuan(fen{amount}).text); };
    CHECK(text(1'234) == "12.34");
    CHECK(text(5) == "0.05");
    CHECK(text(-5) == "-0.05");
    CHECK(text(0) == "0.00");
    CHECK(text(largest) == "92233720368547758.07");
    CHECK(text(smallest) == "-92233720368547758.08");
}
