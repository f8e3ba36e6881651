// The index of products in its files.
#include <catch.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "tests/integration/catalog/built_index.hpp"
#include "tests/support/csv_file.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using tests::asking;
using built = tests::built_index;
using tests::named;
using tests::numbered;
using namespace std::chrono_literals;

namespace {

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
    tea.harvested = {{std::chrono::March / 1, std::chrono::May / 31}, {std::chrono::September / 1, std::chrono::October / 15}};
    auto winter = named(4, "雷波脐橙", "513437", 500);
    winter.harvested = {{std::chrono::November / 1, std::chrono::February / 28}};
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
    CHECK((on(3, 1) == std::vector<int>{3} && on(5, 31) == std::vector<int>{3} && on(6, 1).empty()));
    CHECK((on(9, 1) == std::vector<int>{3} && on(10, 15) == std::vector<int>{3} && on(8, 31).empty() && on(10, 16).empty()));
    CHECK((on(11, 1) == std::vector<int>{4} && on(12, 31) == std::vector<int>{4} && on(1, 1) == std::vector<int>{4}));
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

TEST_CASE("what is answered of a product is what was kept of it, up to the last change", "[catalog][search]") {
    auto apples = named(1, "盐源苹果");
    apples.row = "apples";
    auto pears = named(2, "会理石榴");
    pears.row = std::string(5'000, 'x');
    built at({apples, pears});
    CHECK(at.index.search(asking("苹果")).rows == std::vector<std::string>{"apples"});
    CHECK(at.index.search({}).rows.size() == 2);
    apples.row = "other apples";
    at.index.apply(std::vector<app::index_change>{apples}, 8);
    CHECK(at.index.search(asking("苹果")).rows == std::vector<std::string>{"other apples"});
    CHECK(at.index.search(asking("石榴")).rows == std::vector<std::string>{pears.row});
}

TEST_CASE("an index whose rows have another format has to be built", "[catalog][search]") {
    built at({named(1, "盐源苹果")});
    CHECK(search::xapian_index(at.directory.path().string()).position(1) == 7);
    CHECK_FALSE(search::xapian_index(at.directory.path().string(), "another").position(1));
}

TEST_CASE("what many search for is found as before, and anew after a change", "[catalog][search]") {
    std::vector<app::indexed_product> products;
    for (unsigned char number = 1; number <= 100; ++number)
        products.push_back(named(number, number % 3 == 0 ? "盐源苹果" : "会理石榴", "513423", 100 + number * 37 % 101));
    built at(products);
    auto cheapest = asking("苹果");
    cheapest.sort = app::search_sort::price_ascending;
    const auto first = at.found(cheapest);
    for (int i = 0; i < 20; ++i) REQUIRE(at.found(cheapest) == first);  // from lists that are kept by now
    at.index.apply(std::vector<app::index_change>{named(200, "盐源苹果", "513423", 1)}, 8);
    const auto then = at.found(cheapest);
    CHECK(then.front() == 200);
    CHECK(std::vector(then.begin() + 1, then.end()) ==
          std::vector(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(then.size()) - 1));
}

TEST_CASE("an index that was built of nothing takes its first products", "[catalog][search]") {
    built at({});
    CHECK(at.index.search({}).total == 0);
    at.index.apply(std::vector<app::index_change>{named(1, "盐源苹果")}, 8);
    at.index.apply(std::vector<app::index_change>{named(2, "会理石榴"), named(3, "安岳柠檬")}, 9);
    CHECK(at.found({}) == std::vector<int>{3, 2, 1});
    const std::vector<app::index_change> none{numbered<domain::product_id>(1), numbered<domain::product_id>(2),
                                              numbered<domain::product_id>(3)};
    at.index.apply(none, 10);
    CHECK(at.index.search({}).total == 0);
    at.index.apply(std::vector<app::index_change>{named(4, "筠连红茶")}, 11);
    CHECK(at.found(asking("红茶")) == std::vector<int>{4});
}

TEST_CASE("what was typed hides what only sounds alike; where nothing is called so that is found", "[catalog][search]") {
    built at({named(1, "盐源苹果"), named(2, "盐元苹果"), named(3, "会理石榴")});
    CHECK(at.found(asking("盐元")) == std::vector<int>{2});
    CHECK(at.found(asking("盐圆")) == std::vector<int>{1, 2, 3});  // the last one is from there
    CHECK(at.found(asking("yan yuan")) == std::vector<int>{1, 2, 3});
    CHECK(at.found(asking("yanyuanping")) == std::vector<int>{1, 2});
    CHECK(at.found(asking("anyuanpi")) == std::vector<int>{1, 2});
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
    soon.next_change = tests::index_start + 1h;
    auto later = named(2, "会理石榴");
    later.next_change = tests::index_start + 2h;
    built at({soon, later, named(3, "安岳柠檬")});
    CHECK(at.index.due(tests::index_start + 1h - 1us, 10).empty());
    CHECK(at.index.due(tests::index_start + 1h, 10) == std::vector{soon.id});
    CHECK(at.index.due(tests::index_start + 2h, 10).size() == 2);
    CHECK(at.index.due(tests::index_start + 2h, 1).size() == 1);
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
