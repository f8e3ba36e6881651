// The index of products in its files.
#include <catch.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "catalog/search/xapian_index.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/csv_file.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using tests::numbered;
using namespace std::chrono_literals;

namespace {

constexpr base::instant start{std::chrono::hours(500'000)};

app::indexed_product named(unsigned char number, std::string name, std::string county = "513423", std::int64_t price_fen = 680) {
    return {.id = numbered<domain::product_id>(number),
            .supplier = numbered<domain::organisation_id>(1),
            .name_zh = std::move(name),
            .name_en = {},
            .category = "fruit",
            .county_code = std::move(county),
            .county_name = "盐源县",
            .prefecture = "凉山彝族自治州",
            .poverty_area = "大小凉山彝区",
            .storage = domain::storage_class::chilled,
            .harvested = {},
            .price_per_kilogram = base::fen{price_fen},
            .published_at = start + std::chrono::minutes(number),
            .next_change = {}};
}

/// An index of these, built as the first generation, up to position 7.
struct built {
    explicit built(const std::vector<app::indexed_product>& products) {
        REQUIRE(index.may_write());
        index.begin_building();
        index.add(products);
        index.finish_building(1, 7);
    }
    std::vector<int> found(app::product_query query) { return numbers_of(index.search(query)); }
    static std::vector<int> numbers_of(const app::product_hits& hits) {
        std::vector<int> numbers;
        for (const auto& id : hits.ids) {
            for (unsigned char number = 1; number <= 200; ++number) {
                if (numbered<domain::product_id>(number) == id) numbers.push_back(number);
            }
        }
        return numbers;
    }
    tests::temporary_directory directory;
    search::xapian_index index{directory.path().string()};
};

app::product_query asking(std::string text) {
    app::product_query query;
    query.text = std::move(text);
    return query;
}

/// The reference products, each from the first of its counties.
std::vector<app::indexed_product> reference_products() {
    const auto counties = tests::rows_of(CHUANPIN_SOURCE_DIR "/deploy/data/sichuan_counties.csv");
    std::vector<app::indexed_product> products;
    for (const auto& row : tests::rows_of(CHUANPIN_SOURCE_DIR "/deploy/data/reference_products.csv")) {
        auto product = named(static_cast<unsigned char>(products.size() + 1), row.at(0), row.at(2).substr(0, 6));
        const auto county = std::ranges::find(counties, product.county_code, [](const auto& each) { return each.front(); });
        REQUIRE(county != counties.end());
        product.county_name = county->at(1);
        product.prefecture = county->at(2);
        products.push_back(std::move(product));
    }
    return products;
}

}  // namespace

TEST_CASE("the test set of queries finds what is meant first", "[catalog][search]") {
    const auto products = reference_products();
    built at(products);
    int asked = 0;
    int right = 0;
    for (const auto& row : tests::rows_of(CHUANPIN_SOURCE_DIR "/tests/data/search_queries.csv")) {
        const auto numbers = at.found(asking(row.at(1)));
        const auto first = numbers.empty() ? std::string() : products.at(static_cast<std::size_t>(numbers.front() - 1)).name_zh;
        ++asked;
        right += first == row.at(2) ? 1 : 0;
        if (first != row.at(2)) WARN(row.at(1) << ": expected " << row.at(2) << ", first is " << first);
    }
    CHECK(asked >= 100);
    CHECK(right == asked);
}

TEST_CASE("what is nothing like any product finds nothing", "[catalog][search]") {
    built at({named(1, "攀枝花芒果"), named(2, "盐源苹果"), named(3, "会理石榴")});
    for (const auto* text : {"电视机", "iphone", "kkkk", "…", "zxqw"}) {
        INFO(text);
        CHECK(at.index.search(asking(text)).ids.empty());
        CHECK(at.index.search(asking(text)).total == 0);
    }
}

TEST_CASE("before anything was built nothing is found", "[catalog][search]") {
    tests::temporary_directory directory;
    search::xapian_index index(directory.path().string());
    CHECK(index.search({}).ids.empty());
    CHECK_FALSE(index.position(1));
    REQUIRE(index.may_write());
    CHECK_THROWS_AS(index.apply({}, 1), std::logic_error);
}

TEST_CASE("filters, counts and orders", "[catalog][search]") {
    auto tea = named(3, "筠连红茶", "511527", 90'000);
    tea.category = "tea";
    tea.poverty_area.clear();
    tea.harvested = domain::season{std::chrono::March / 1, std::chrono::May / 31};
    auto winter = named(4, "雷波脐橙", "513437", 500);
    winter.harvested = domain::season{std::chrono::November / 1, std::chrono::February / 28};
    auto unpriced = named(5, "鲜松茸");
    unpriced.price_per_kilogram.reset();
    built at({named(1, "盐源苹果", "513423", 680), named(2, "盐源早苹果", "513423", 720), tea, winter, unpriced});

    app::product_query all;
    all.sort = app::search_sort::newest;
    CHECK(at.found(all) == std::vector<int>{5, 4, 3, 2, 1});
    const auto hits = at.index.search(all);
    CHECK(hits.total == 5);
    CHECK(hits.exact);
    CHECK(hits.counts.at(app::facet::county) == std::vector<app::facet_count>{{"513423", 3}, {"511527", 1}, {"513437", 1}});
    CHECK(hits.counts.at(app::facet::category) == std::vector<app::facet_count>{{"fruit", 4}, {"tea", 1}});

    auto by_price = all;
    by_price.sort = app::search_sort::price_ascending;
    CHECK(at.found(by_price) == std::vector<int>{4, 1, 2, 3});
    by_price.sort = app::search_sort::price_descending;
    by_price.price_max = base::fen{700};
    CHECK(at.found(by_price) == std::vector<int>{1, 4});
    by_price.price_min = base::fen{501};
    CHECK(at.found(by_price) == std::vector<int>{1});

    auto teas = all;
    teas.only[app::facet::category] = "tea";
    CHECK(at.found(teas) == std::vector<int>{3});
    teas.only[app::facet::county] = "513423";
    CHECK(at.found(teas).empty());

    const auto on = [&](unsigned month, unsigned day) {
        app::product_query query;
        query.in_season = std::chrono::year(2026) / std::chrono::month(month) / std::chrono::day(day);
        query.sort = app::search_sort::newest;
        return at.found(query);
    };
    CHECK(on(3, 1) == std::vector<int>{3});
    CHECK(on(5, 31) == std::vector<int>{3});
    CHECK(on(6, 1).empty());
    CHECK(on(11, 1) == std::vector<int>{4});
    CHECK(on(2, 28) == std::vector<int>{4});

    auto apples = asking("苹果");
    apples.sort = app::search_sort::price_descending;
    CHECK(at.found(apples) == std::vector<int>{2, 1});
}

TEST_CASE("pages follow each other without a gap", "[catalog][search]") {
    std::vector<app::indexed_product> products;
    // As they are read from the database: the newest first.
    for (unsigned char number = 25; number > 0; --number) products.push_back(named(number, "盐源苹果"));
    built at(products);
    std::vector<int> all;
    auto query = asking("盐源苹果");
    query.limit = 10;
    for (; all.size() < 25; query.skipped += 10) {
        const auto hits = at.index.search(query);
        REQUIRE_FALSE(hits.ids.empty());
        CHECK(hits.has_more == (query.skipped < 20));
        const auto numbers = built::numbers_of(hits);
        all.insert(all.end(), numbers.begin(), numbers.end());
    }
    CHECK(all.front() == 25);  // the newest of equals
    std::ranges::sort(all);
    CHECK(std::ranges::adjacent_find(all) == all.end());
}

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

TEST_CASE("what is called so but filtered out is not replaced by what is called otherwise", "[catalog][search]") {
    auto tea = named(2, "苹果红茶");
    tea.category = "tea";
    built at({named(1, "盐源苹果"), tea, named(3, "平果芒果")});
    auto query = asking("红茶");
    query.only[app::facet::category] = "fruit";
    CHECK(at.index.search(query).total == 0);
    CHECK(at.index.search(query).exact);
    query.only[app::facet::category] = "tea";
    CHECK(at.found(query) == std::vector<int>{2});
}

TEST_CASE("a county that moves to another prefecture is counted there", "[catalog][search]") {
    auto before = named(1, "盐源苹果");
    built at({before, named(2, "会理石榴", "513425")});
    CHECK(at.index.search({}).counts.at(app::facet::prefecture) == std::vector<app::facet_count>{{"凉山彝族自治州", 2}});
    before.prefecture = "攀枝花市";
    before.poverty_area.clear();
    at.index.apply(std::vector<app::index_change>{before}, 8);
    const auto counts = at.index.search({}).counts;
    CHECK(counts.at(app::facet::prefecture) == std::vector<app::facet_count>{{"凉山彝族自治州", 1}, {"攀枝花市", 1}});
    CHECK(counts.at(app::facet::poverty_area) == std::vector<app::facet_count>{{"大小凉山彝区", 1}});
}

TEST_CASE("changes and the position become visible together, also to another process", "[catalog][search]") {
    built at({named(1, "盐源苹果"), named(2, "会理石榴")});
    search::xapian_index reader(at.directory.path().string());
    CHECK(reader.search(asking("苹果")).total == 1);
    CHECK(at.index.position(1) == 7);
    CHECK_FALSE(at.index.position(2));
    const std::vector<app::index_change> changes{named(1, "安岳柠檬"), numbered<domain::product_id>(2)};
    at.index.apply(changes, 9);
    CHECK(reader.search(asking("苹果")).total == 0);
    CHECK(reader.search(asking("柠檬")).total == 1);
    CHECK(reader.search(asking("石榴")).total == 0);
    CHECK(reader.position(1) == 9);
}

TEST_CASE("an index that is built anew replaces the one that answered meanwhile", "[catalog][search]") {
    built at({named(1, "盐源苹果")});
    search::xapian_index reader(at.directory.path().string());
    CHECK(reader.search(asking("苹果")).total == 1);
    at.index.begin_building();
    at.index.add(std::vector{named(2, "会理石榴")});
    CHECK(at.index.search(asking("苹果")).total == 1);
    at.index.finish_building(2, 20);
    CHECK(at.index.search(asking("苹果")).total == 0);
    CHECK(at.index.search(asking("石榴")).total == 1);
    CHECK(at.index.position(2) == 20);
    CHECK(reader.position(2) == 20);  // looks at the files anew
    CHECK(reader.search(asking("石榴")).total == 1);
    at.index.apply(std::vector<app::index_change>{named(3, "安岳柠檬")}, 21);
    CHECK(reader.search(asking("柠檬")).total == 1);
}

TEST_CASE("one process writes; another takes over where it ends", "[catalog][search]") {
    tests::temporary_directory directory;
    auto first = std::make_unique<search::xapian_index>(directory.path().string());
    search::xapian_index second(directory.path().string());
    CHECK(first->may_write());
    CHECK(first->may_write());
    CHECK_FALSE(second.may_write());
    first.reset();
    CHECK(second.may_write());
}

TEST_CASE("products whose price changes by itself fall due", "[catalog][search]") {
    auto soon = named(1, "盐源苹果");
    soon.next_change = start + 1h;
    auto later = named(2, "会理石榴");
    later.next_change = start + 2h;
    built at({soon, later, named(3, "安岳柠檬")});
    CHECK(at.index.due(start + 1h - 1us, 10).empty());
    CHECK(at.index.due(start + 1h, 10) == std::vector{soon.id});
    CHECK(at.index.due(start + 2h, 10).size() == 2);
    CHECK(at.index.due(start + 2h, 1).size() == 1);
}

TEST_CASE("files that cannot be used are told", "[catalog][search]") {
    tests::temporary_directory directory;
    {
        std::ofstream(directory.file("taken")) << "a file";
    }
    CHECK_THROWS_AS(search::xapian_index(directory.file("taken")), std::runtime_error);
    built at({named(1, "盐源苹果")});
    std::filesystem::resize_file(at.directory.path() / "index-1" / "postlist.glass", 100);
    search::xapian_index broken(at.directory.path().string());
    CHECK_THROWS_AS(broken.search(asking("苹果")), std::runtime_error);
}
