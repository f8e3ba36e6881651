// Orders by price of what is searched for often: lists that are kept say the same as the index's files do.
#include <catch.hpp>

#include <algorithm>
#include <tuple>

#include "catalog/search/cheapest_first.hpp"
#include "catalog/search/index_writer.hpp"
#include "catalog/search/posting_walk.hpp"
#include "tests/integration/catalog/built_index.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using tests::named;

namespace {

constexpr std::size_t how_many = 6'000;

/// Many have the same price, and some have none.
app::indexed_product priced(std::size_t number) {
    constexpr const char* names[] = {"盐源苹果", "会理石榴", "盐源苹果干"};
    auto product = named(1, names[number % 3], number % 5 == 0 ? "513423" : "513424", static_cast<std::int64_t>(number * 7'919 % 211 + 1));
    for (std::size_t i = 0; i < 4; ++i) product.id.value.bytes[15 - i] = static_cast<std::byte>(number >> (8 * i) & 0xff);
    if (number % 17 == 0) product.price_per_kilogram.reset();
    return product;
}

std::vector<app::product_query> queries() {
    std::vector<app::product_query> all;
    for (const auto* text : {"苹果", "盐源苹果", "yanyuan pingguo", "yan yuan ping guo", "盐源 pingguo"}) {
        for (const auto sort : {app::search_sort::price_ascending, app::search_sort::price_descending}) {
            for (const std::size_t skipped : {0U, 50U, 950U}) {
                auto query = tests::asking(text);
                query.sort = sort;
                query.skipped = skipped;
                query.limit = 50;
                all.push_back(query);
                query.only[app::facet::county] = "513424";
                all.push_back(query);
            }
        }
    }
    return all;
}

}  // namespace

TEST_CASE("pages by price are the same whether lists are kept or not, before and after a change", "[catalog][search]") {
    std::vector<app::indexed_product> products;
    for (std::size_t number = how_many; number > 0; --number) products.push_back(priced(number));
    tests::built_index at(products);
    for (std::int64_t position = 8; position < 10; ++position) {
        for (const auto& query : queries()) {
            const auto expected = search::xapian_index(at.directory.path().string()).search(query);
            REQUIRE_FALSE(expected.exact);
            for (int i = 0; i < 8; ++i) {
                const auto hits = at.index.search(query);
                REQUIRE(hits.ids == expected.ids);
                REQUIRE(hits.has_more == expected.has_more);
            }
        }
        auto changed = priced(7);
        changed.price_per_kilogram = base::fen{position};
        at.index.apply(std::vector<app::index_change>{changed, priced(how_many + static_cast<std::size_t>(position))}, position);
    }
}

TEST_CASE("a walk in the order of prices meets all that is needed once, the cheapest first", "[catalog][search]") {
    tests::temporary_directory directory;
    search::index_writer writer(directory.path().string(), search::index_writer::opening::anew);
    for (std::size_t number = how_many; number > 0; --number) writer.put(priced(number));
    writer.commit();
    const Xapian::Database database(directory.path().string());
    const search::product_columns columns(directory.path().string(), search::product_columns::access::read);
    search::known_terms known(database);
    const search::index_terms terms(database, known);
    auto needs = search::needs_of_text(tests::asking("yan yuan ping guo"));
    REQUIRE(search::weigh(terms, needs, search::reading::as_typed));
    using direction = search::cheapest_first::direction;
    CHECK_FALSE(search::cheapest_first::through(terms, columns, needs, direction::up));  // nothing is kept yet
    std::size_t all = 0;
    for (int walks = 0; walks < 3; ++walks) {
        all = 0;
        search::needs_walk walk(terms, needs);
        for (auto place = walk.go_to(0); place != search::nowhere; place = walk.go_to(place + 1)) {
            if (columns.at(place)->price) ++all;
        }
    }
    CHECK(all > how_many / 2);
    for (int asked = 0; !search::cheapest_first::through(terms, columns, needs, direction::up); ++asked) REQUIRE(asked < 5);
    for (const auto way : {direction::up, direction::down}) {
        auto walk = search::cheapest_first::through(terms, columns, needs, way);
        REQUIRE(walk);
        std::vector<Xapian::docid> places;
        std::vector<std::int64_t> prices;
        for (auto place = walk->next(); place != search::nowhere; place = walk->next()) {
            places.push_back(place);
            prices.push_back(columns.at(place)->price->value);
        }
        CHECK(places.size() == all);
        CHECK((way == direction::up ? std::ranges::is_sorted(prices) : std::ranges::is_sorted(prices, std::greater{})));
        std::ranges::sort(places);
        CHECK(std::ranges::adjacent_find(places) == places.end());
    }
}
