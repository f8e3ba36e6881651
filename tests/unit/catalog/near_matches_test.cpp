// What is a little like a query: which products weigh enough, and that the search for them is over after so many steps.
#include <catch.hpp>

#include <algorithm>
#include <utility>

#include "catalog/search/near_matches.hpp"

using namespace chuanpin::catalog::search;

namespace {

/// Documents with these terms, behind a blank one; the number of a document is its place from one on.
Xapian::WritableDatabase index_of(const std::vector<std::vector<std::string>>& documents) {
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    for (const auto& terms : documents) {
        Xapian::Document document;
        for (const auto& term : terms) document.add_term(term, 3);
        database.add_document(document);
    }
    database.replace_document(static_cast<Xapian::docid>(documents.size() + 1), Xapian::Document());
    return database;
}

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
    const auto database = index_of({{"a", "b", "c"}, {"a", "b"}, {"a"}, {"x"}, {"b", "c", "d"}});
    near_matches most(database, asking({"a", "b", "c", "d"}), 60);
    CHECK(found(most) == std::vector<Xapian::docid>{5, 1});
    near_matches any(database, asking({"a", "b", "c", "d"}), 10);
    CHECK(found(any).size() == 4);
    CHECK_FALSE(any.ended_early());
    near_matches none(database, asking({"e", "f"}), 10);
    CHECK(found(none).empty());
}

TEST_CASE("what no product has weighs, unless it is one guess among others", "[catalog][search]") {
    const auto database = index_of({{"a"}, {"b"}});
    near_matches certain(database, {{"a", 1}, {"missing", 5}}, 50);
    CHECK(found(certain).empty());
    near_matches guessed(database, {{"a", 1}, {"missing", 5, true}}, 50);
    CHECK(found(guessed) == std::vector<Xapian::docid>{1});
}

TEST_CASE("a rare term says more than a common one, and one in the name more than one of the place", "[catalog][search]") {
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    const auto add = [&](const std::string& term, Xapian::termcount frequency) {
        Xapian::Document document;
        document.add_term(term, frequency);
        database.add_document(document);
    };
    add("rare", 1);
    add("rare", 3);
    for (int i = 0; i < 60; ++i) add("common", 3);
    near_matches near(database, asking({"rare", "common"}), 10);
    const auto ids = found(near);
    CHECK(std::vector(ids.begin(), ids.begin() + 3) == std::vector<Xapian::docid>{2, 1, 3});
}

TEST_CASE("the search for what is near ends after its steps, with the newest that it met", "[catalog][search]") {
    std::vector<std::vector<std::string>> documents;
    for (int i = 0; i < 20'000; ++i) documents.push_back({"a", i % 2 == 0 ? "b" : "c"});
    const auto database = index_of(documents);
    near_matches near(database, asking({"a", "b", "c"}), 40);
    const auto ids = found(near);
    CHECK(near.ended_early());
    REQUIRE_FALSE(ids.empty());
    CHECK(ids.size() <= near_steps_max);
    CHECK(std::ranges::max(ids) <= near_steps_max);
}
