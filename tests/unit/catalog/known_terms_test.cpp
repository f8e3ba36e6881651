// What searches know of terms: a list that is kept is walked through as the files are, and is kept where it was walked through enough.
#include <catch.hpp>

#include <random>
#include <tuple>

#include "catalog/search/posting_walk.hpp"
#include "tests/unit/catalog/index_in_memory.hpp"

using namespace chuanpin::catalog::search;

namespace {

using stops = std::vector<std::tuple<Xapian::docid, Xapian::termcount>>;

/// Where the same random steps come to.
stops walk(const index_terms& terms, const std::string& term, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    term_walk products(terms, term);
    stops met;
    auto place = products.at();
    while (place != nowhere) {
        met.emplace_back(place, products.frequency());
        const auto bits = random() % 12;
        place = products.go_to(place + 1 + static_cast<Xapian::docid>(random() % (std::uint64_t{1} << bits)));
    }
    return met;
}

void walk_often(const index_terms& terms, const std::string& term) {
    for (int i = 0; i < 3; ++i) (void)walk(terms, term, 1);
    for (term_walk all(terms, term); all.at() != nowhere; all.go_to(all.at() + 1)) continue;
    for (term_walk all(terms, term); all.at() != nowhere; all.go_to(all.at() + 1)) continue;
}

}  // namespace

TEST_CASE("a walk through a list that is kept stops where one through the files does", "[catalog][search]") {
    std::mt19937_64 random(3);
    index_in_memory index({});
    for (int i = 0; i < 5'000; ++i) {
        if (random() % 3 == 0)
            index.add({"term"}, static_cast<Xapian::termcount>(random() % 20 + 1));
        else
            index.add({"other"}, 1);
    }
    const auto terms = index.terms();
    std::vector<stops> read;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        known_terms nothing(index.database());
        read.push_back(walk({index.database(), nothing}, "term", seed));
    }
    walk_often(terms, "term");
    REQUIRE(terms.of("term").list() != nullptr);
    for (std::uint64_t seed = 0; seed < 50; ++seed) CHECK(walk(terms, "term", seed) == read[seed]);
}

TEST_CASE("a list is kept only after as many steps as it has products", "[catalog][search]") {
    index_in_memory index(std::vector<std::vector<std::string>>(1'000, {"term"}));
    const auto terms = index.terms();
    for (int walks = 0; walks < 10; ++walks) {
        term_walk some(terms, "term");
        for (int i = 0; i < 90; ++i) some.go_to(some.at() + 1);
    }
    CHECK(terms.of("term").list() == nullptr);
    {
        term_walk rest(terms, "term");
        for (int i = 0; i < 101; ++i) rest.go_to(rest.at() + 1);
    }
    REQUIRE(terms.of("term").list() != nullptr);
    CHECK(terms.of("term").list()->places.size() == 1'000);
}

TEST_CASE("a term that nothing has is known to be had by nothing", "[catalog][search]") {
    index_in_memory index({{"term"}});
    const auto terms = index.terms();
    CHECK(terms.products_with("none") == 0);
    CHECK(term_walk(terms, "none").at() == nowhere);
    walk_often(terms, "none");
    CHECK(term_walk(terms, "none").go_to(5) == nowhere);
}

TEST_CASE("a term that counts very often is read from the files", "[catalog][search]") {
    index_in_memory index({});
    index.add({"term"}, 300);
    const auto terms = index.terms();
    walk_often(terms, "term");
    CHECK(terms.of("term").list() == nullptr);
    CHECK(term_walk(terms, "term").frequency() == 300);
}

TEST_CASE("what is known of too many terms is to be forgotten", "[catalog][search]") {
    index_in_memory index({{"term"}});
    const auto terms = index.terms();
    for (std::size_t i = 0; i < known_terms_max; ++i) (void)terms.of(std::to_string(i));
    CHECK_FALSE(index.known().is_full());
    (void)terms.of("one more");
    CHECK(index.known().is_full());
    CHECK(terms.products_with("term") == 1);
}
