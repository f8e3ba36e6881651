// Prices in bands: which terms a price has, which a range asks for, and the walk from the cheapest band up or the dearest down.
#include <catch.hpp>

#include <algorithm>
#include <random>

#include "catalog/search/price_bands.hpp"
#include "tests/unit/catalog/index_in_memory.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog::search;

namespace {

constexpr std::int64_t dearest = 100'000'000;

bool meet(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    return std::ranges::any_of(one, [&](const auto& term) { return std::ranges::find(other, term) != other.end(); });
}

/// Prices from the cheapest to the dearest, and steeply rising: as many in each octave.
std::vector<std::int64_t> prices(std::size_t how_many) {
    std::mt19937_64 random(7);
    std::vector<std::int64_t> all;
    for (std::size_t i = 0; i < how_many; ++i)
        all.push_back(static_cast<std::int64_t>(random() % (std::uint64_t{1} << (random() % 26 + 1))));
    std::ranges::sort(all);
    return all;
}

std::vector<std::vector<std::string>> documents_of(const std::vector<std::int64_t>& of) {
    std::vector<std::vector<std::string>> documents;
    for (const auto price : of) documents.push_back(price_terms(base::fen{price}));
    return documents;
}

/// What is in these bands, as places in `of`.
std::vector<std::size_t> within(const std::vector<std::int64_t>& of, const std::vector<std::string>& bands) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (meet(price_terms(base::fen{of[i]}), bands)) places.push_back(i);
    }
    return places;
}

}  // namespace

TEST_CASE("a range of prices has all of its prices in few bands, and hardly any others", "[catalog][search]") {
    const auto all = prices(200);
    for (std::size_t low = 0; low < all.size(); low += 7) {
        for (std::size_t high = low; high < all.size(); high += 11) {
            const auto bands = bands_of({base::fen{all[low]}, base::fen{all[high]}});
            CHECK(bands.size() <= 90);
            for (const auto price : all) {
                const auto terms = price_terms(base::fen{price});
                const bool in_range = price >= all[low] && price <= all[high];
                if (in_range) REQUIRE(meet(terms, bands));
                // A band at an end is a 256th of an octave.
                if (meet(terms, bands)) REQUIRE((price + 1 >= all[low] - all[low] / 128 && price <= all[high] + all[high] / 128 + 1));
            }
        }
    }
    CHECK(bands_of({base::fen{2'000}, base::fen{1'000}}).empty());
}

TEST_CASE("a range without an end has all prices beyond the other one", "[catalog][search]") {
    const auto up = bands_of({base::fen{1'000}, std::nullopt});
    CHECK(meet(price_terms(base::fen{dearest}), up));
    CHECK_FALSE(meet(price_terms(base::fen{900}), up));
    const auto down = bands_of({std::nullopt, base::fen{1'000}});
    CHECK(meet(price_terms(base::fen{0}), down));
    CHECK_FALSE(meet(price_terms(base::fen{1'100}), down));
    CHECK(bands_of({}).size() == 64);
}

TEST_CASE("a walk through the bands meets every price once and in its order", "[catalog][search]") {
    const auto all = prices(5'000);
    index_in_memory index(documents_of(all));
    const auto terms = index.terms();
    for (const auto way : {price_walk::direction::up, price_walk::direction::down}) {
        price_walk walk(terms, way);
        std::size_t met = 0;
        for (auto bands = walk.next(50); !bands.empty(); bands = walk.next(50)) {
            const auto places = within(all, bands);
            // What comes next stands beside what was met already, at the cheap end or at the dear one.
            REQUIRE_FALSE(places.empty());
            CHECK(places.size() == places.back() - places.front() + 1);
            CHECK((way == price_walk::direction::up ? places.front() == met : places.back() == all.size() - 1 - met));
            met += places.size();
        }
        CHECK(met == all.size());
    }
}

TEST_CASE("a walk stays in its range", "[catalog][search]") {
    const auto all = prices(5'000);
    index_in_memory index(documents_of(all));
    const auto terms = index.terms();
    const price_range range{base::fen{700}, base::fen{9'000}};
    price_walk walk(terms, price_walk::direction::down, range);
    const auto places = within(all, walk.next(10'000));
    REQUIRE_FALSE(places.empty());
    CHECK(all[places.front()] > 600);
    CHECK(all[places.back()] < 10'000);
    CHECK(all[places.back()] >= 8'000);
}

TEST_CASE("a walk takes small bands where the prices are not the same", "[catalog][search]") {
    std::vector<std::int64_t> all;
    for (std::int64_t price = 1; price <= 20'000; ++price) all.push_back(price);
    index_in_memory index(documents_of(all));
    const auto terms = index.terms();
    price_walk dear(terms, price_walk::direction::down);
    const auto bands = dear.next(40);
    const auto places = within(all, bands);
    CHECK(places.size() >= 40);
    CHECK(places.size() <= 140);
    CHECK(places.back() == all.size() - 1);
}
