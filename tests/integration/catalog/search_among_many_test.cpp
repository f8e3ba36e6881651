// The index of products among very many: what is ranked, ordered and found of more than a search looks at.
#include <catch.hpp>

#include <algorithm>

#include "tests/integration/catalog/built_index.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using tests::asking;
using built = tests::built_index;
using tests::named;

TEST_CASE("of more than are counted the newest are ranked, and orders by price are of all", "[catalog][search]") {
    std::vector<app::indexed_product> products;
    const auto numbered_widely = [](std::size_t number) {
        auto product = named(1, "盐源苹果", "513423", static_cast<std::int64_t>(number));
        for (std::size_t i = 0; i < 4; ++i) product.id.value.bytes[15 - i] = static_cast<std::byte>(number >> (8 * i) & 0xff);
        product.published_at = tests::manual_clock().now() + std::chrono::seconds(number);
        return product;
    };
    // As they are read from the database: the newest first.
    for (std::size_t number = app::search_counted_max + 20; number > 0; --number) products.push_back(numbered_widely(number));
    built at(products);
    auto query = asking("苹果");
    auto hits = at.index.search(query);
    CHECK(hits.total == app::search_counted_max);
    CHECK_FALSE(hits.exact);
    CHECK(hits.has_more);
    CHECK(hits.ids.front() == products.front().id);
    CHECK(hits.counts.at(app::facet::category) == std::vector<app::facet_count>{{"fruit", app::search_faceted_max}});
    CHECK(at.index.search({}).total == app::search_counted_max);
    query.sort = app::search_sort::price_ascending;
    CHECK(at.index.search(query).ids.front() == numbered_widely(1).id);

    const std::vector<app::index_change> changes{numbered_widely(app::search_counted_max + 21),
                                                 numbered_widely(app::search_counted_max + 22), numbered_widely(5)};
    at.index.apply(changes, 9);
    query.sort = app::search_sort::relevance;
    hits = at.index.search(query);
    CHECK(hits.total == app::search_counted_max);
    CHECK(hits.ids[0] == numbered_widely(app::search_counted_max + 22).id);
    CHECK(hits.ids[1] == numbered_widely(app::search_counted_max + 21).id);
    query.only[app::facet::county] = "513424";
    CHECK(at.index.search(query).total == 0);
    CHECK(at.index.search(query).exact);
}

TEST_CASE("the cheapest and the dearest of very many are found, page after page, within their filters", "[catalog][search]") {
    std::vector<app::indexed_product> products;
    const auto priced = [](std::size_t number) {
        auto product = named(1, number % 2 == 0 ? "盐源苹果" : "会理石榴", number % 3 == 0 ? "513423" : "513424",
                             static_cast<std::int64_t>(number * 7'919 % 100'003 + 1));
        for (std::size_t i = 0; i < 4; ++i) product.id.value.bytes[15 - i] = static_cast<std::byte>(number >> (8 * i) & 0xff);
        return product;
    };
    for (std::size_t number = 8'000; number > 0; --number) products.push_back(priced(number));
    built at(products);
    auto query = asking("苹果");
    query.only[app::facet::county] = "513423";
    query.limit = 50;
    std::erase_if(products, [](const auto& each) { return each.name_zh != "盐源苹果" || each.county_code != "513423"; });
    REQUIRE(products.size() > app::search_counted_max);
    for (const auto sort : {app::search_sort::price_ascending, app::search_sort::price_descending}) {
        query.sort = sort;
        std::ranges::sort(products, [&](const auto& one, const auto& other) {
            return sort == app::search_sort::price_ascending ? one.price_per_kilogram < other.price_per_kilogram
                                                             : one.price_per_kilogram > other.price_per_kilogram;
        });
        for (query.skipped = 0; query.skipped < 200; query.skipped += query.limit) {
            const auto hits = at.index.search(query);
            CHECK(hits.has_more);
            CHECK_FALSE(hits.exact);
            REQUIRE(hits.ids.size() == query.limit);
            for (std::size_t i = 0; i < query.limit; ++i) CHECK(hits.ids[i] == products[query.skipped + i].id);
        }
    }
    query.skipped = 0;
    query.price_min = base::fen{5'000};
    query.price_max = base::fen{6'000};
    const auto hits = at.index.search(query);
    CHECK(hits.exact);
    CHECK(hits.total == static_cast<std::size_t>(std::ranges::count_if(products, [](const auto& each) {
              return *each.price_per_kilogram >= base::fen{5'000} && *each.price_per_kilogram <= base::fen{6'000};
          })));
}

TEST_CASE("what only an old product has is found among very many", "[catalog][search]") {
    std::vector<app::indexed_product> products;
    const auto one_of_many = [](std::size_t number) {
        auto product = named(1, "盐源苹果");
        for (std::size_t i = 0; i < 4; ++i) product.id.value.bytes[15 - i] = static_cast<std::byte>(number >> (8 * i) & 0xff);
        return product;
    };
    for (std::size_t number = 9'000; number > 1; --number) products.push_back(one_of_many(number));
    products.push_back(one_of_many(1));
    products.back().category = "dried";
    built at(products);
    auto query = asking("苹果");
    query.only[app::facet::category] = "dried";
    auto hits = at.index.search(query);
    CHECK(hits.total == 1);
    CHECK(hits.exact);
    CHECK(hits.ids == std::vector{one_of_many(1).id});
    query.text = "yanyuan pingguo";
    CHECK(at.index.search(query).ids == std::vector{one_of_many(1).id});
}

TEST_CASE("a hundred matches are found however far back they are, and more than those are said to be there", "[catalog][search]") {
    std::vector<app::indexed_product> products;
    const auto one_of_many = [](std::size_t number, std::string category) {
        auto product = named(1, "盐源苹果");
        for (std::size_t i = 0; i < 4; ++i) product.id.value.bytes[15 - i] = static_cast<std::byte>(number >> (8 * i) & 0xff);
        product.category = std::move(category);
        return product;
    };
    for (std::size_t number = 12'000; number > 0; --number) products.push_back(one_of_many(number, number % 80 == 0 ? "dried" : "fruit"));
    built at(products);
    auto query = asking("苹果");
    query.only[app::facet::category] = "dried";
    query.limit = 100;
    const auto hits = at.index.search(query);
    CHECK(hits.total == 150);  // the filter is what is rarest, and not so many have it
    CHECK(hits.exact);
    CHECK(hits.ids.size() == 100);
    query.only[app::facet::category] = "fruit";
    query.skipped = 900;
    const auto last = at.index.search(query);
    CHECK(last.ids.size() == 100);
    CHECK(last.total == app::search_counted_max);
    CHECK_FALSE(last.facets_exact);
    CHECK_FALSE(last.exact);
}
