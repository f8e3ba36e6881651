// What is a little like a query: which products weigh enough, and that the search for them is over after so many steps.
#include <catch.hpp>

#include <algorithm>
#include <utility>

#include "catalog/search/near_matches.hpp"
#include "tests/unit/catalog/index_in_memory.hpp"

using namespace chuanpin::catalog::search;

namespace {

/// The best first, of equals the newest.
std::vector<Xapian::docid> found(near_matches& near) {
    std::vector<std::pair<std::int64_t, Xapian::docid>> ranked;
    for (auto at = near.go_to(0); at != nowhere; at = near.go_to(at + 1)) ranked.emplace_back(-near.rank(), at);
    std::ranges::sort(ranked);
    std::vector<Xapian::docid> ids;
    for (const auto& each : ranked) ids.push_back(each.second);
    return ids;
}

std::vector<weighted_term> asking(const std::vector<std::string>& terms) {
    std::vector<weighted_term> all;
    for (const auto& each : terms) all.push_back({each, 1});
    return all;
}

}  // namespace

TEST_CASE("a product is near where it has so many per cent of what was asked for", "[catalog][search]") {
    index_in_memory index({{"a", "b", "c"}, {"a", "b"}, {"a"}, {"x"}, {"b", "c", "d"}}, 3);
    index.add_blank();
    const auto terms = index.terms();
    near_matches most(terms, asking({"a", "b", "c", "d"}), 60);
    CHECK(found(most) == std::vector<Xapian::docid>{5, 1});
    near_matches any(terms, asking({"a", "b", "c", "d"}), 10);
    CHECK(found(any).size() == 4);
    CHECK_FALSE(any.ended_early());
    near_matches none(terms, asking({"e", "f"}), 10);
    CHECK(found(none).empty());
}

TEST_CASE("what no product has weighs, unless it is one guess among others", "[catalog][search]") {
    index_in_memory index({{"a"}, {"b"}}, 3);
    index.add_blank();
    const auto terms = index.terms();
    near_matches certain(terms, {{"a", 1}, {"missing", 5}}, 50);
    CHECK(found(certain).empty());
    near_matches guessed(terms, {{"a", 1}, {"missing", 5, true}}, 50);
    CHECK(found(guessed) == std::vector<Xapian::docid>{1});
}

TEST_CASE("a rare term says more than a common one, and one in the name more than one of the place", "[catalog][search]") {
    index_in_memory index({});
    index.add({"rare"}, 1);
    index.add({"rare"}, 3);
    for (int i = 0; i < 60; ++i) index.add({"common"}, 3);
    const auto terms = index.terms();
    near_matches near(terms, asking({"rare", "common"}), 10);
    const auto ids = found(near);
    CHECK(std::vector(ids.begin(), ids.begin() + 3) == std::vector<Xapian::docid>{2, 1, 3});
}

TEST_CASE("the search for what is near ends after its steps, with the newest that it met", "[catalog][search]") {
    std::vector<std::vector<std::string>> documents;
    for (int i = 0; i < 20'000; ++i) documents.push_back({"a", i % 2 == 0 ? "b" : "c"});
    index_in_memory index(documents, 3);
    index.add_blank();
    const auto terms = index.terms();
    near_matches near(terms, asking({"a", "b", "c"}), 40);
    const auto ids = found(near);
    CHECK(near.ended_early());
    REQUIRE_FALSE(ids.empty());
    CHECK(ids.size() <= near_steps_max);
    CHECK(std::ranges::max(ids) <= near_steps_max);
}
