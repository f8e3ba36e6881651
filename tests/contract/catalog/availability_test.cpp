// What orders told of stock, in MariaDB (the consumer has no fake: it is given a connection).
#include <catch.hpp>

#include "tests/contract/catalog/sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

constexpr std::int64_t few_below = 10;

domain::stock_news news(unsigned char stock, unsigned char product, std::int64_t available, std::int64_t version) {
    return {numbered<domain::stock_id>(stock), numbered<domain::product_id>(product), available, version};
}

struct kept_stock {
    std::string schema = test_database::instance().make_schema("catalog", runtime::whole_schema(catalog::own_migrations()));
    mysql::session connection = test_database::instance().open(schema);
    catalog::store::mysql_availability_store store{connection};

    /// What there is now, or "" where nothing turned.
    std::string apply(const domain::stock_news& what) {
        const auto turns = store.apply(std::span(&what, 1), few_below);
        if (turns.empty()) return {};
        CHECK(turns.size() == 1);
        CHECK(turns[0].product == what.product);
        return std::string(domain::name_of(turns[0].now));
    }
    std::int64_t available(unsigned char product) {
        const domain::product_id asked[] = {numbered<domain::product_id>(product), numbered<domain::product_id>(99)};
        const auto found = store.available(asked);
        CHECK_FALSE(found.contains(asked[1]));
        const auto known = found.find(asked[0]);
        return known == found.end() ? -1 : known->second;
    }
};

}  // namespace

TEST_CASE("what is available of a product is the sum over its warehouses, and turns are told", "[catalog][contract][availability]") {
    kept_stock at;
    CHECK(at.available(1) == -1);
    CHECK(at.store.available({}).empty());
    CHECK(at.apply(news(1, 1, 0, 1)) == "");
    CHECK(at.available(1) == 0);
    CHECK(at.apply(news(1, 1, 5, 2)) == "few");
    CHECK(at.apply(news(2, 1, 7, 1)) == "plenty");
    CHECK(at.apply(news(3, 2, 4, 1)) == "few");
    CHECK(at.available(1) == 12);
    CHECK(at.apply(news(1, 1, 0, 3)) == "few");
    CHECK(at.apply(news(2, 1, 5, 2)) == "");
    CHECK(at.apply(news(2, 1, 0, 3)) == "none");
    CHECK(at.available(1) == 0);
    CHECK(at.available(2) == 4);
}

TEST_CASE("an event that came again, or late, changes nothing", "[catalog][contract][availability]") {
    kept_stock at;
    CHECK(at.apply(news(1, 1, 5, 2)) == "few");
    CHECK(at.apply(news(1, 1, 5, 2)) == "");
    CHECK(at.apply(news(1, 1, 0, 1)) == "");
    CHECK(at.apply(news(1, 1, 0, 2)) == "");
    CHECK(at.available(1) == 5);
    CHECK(at.apply(news(1, 1, 0, 3)) == "none");
    CHECK(at.apply(news(1, 1, 5, 2)) == "");
    CHECK(at.available(1) == 0);
}

TEST_CASE("a page of events costs one look and one write, and tells how the products stand after all of it",
          "[catalog][contract][availability]") {
    kept_stock at;
    CHECK(at.store.apply({}, few_below).empty());
    std::vector<domain::stock_news> page;
    for (int product = 1; product <= 40; ++product)
        for (int version = 1; version <= 5; ++version)
            page.push_back(
                news(static_cast<unsigned char>(product), static_cast<unsigned char>(product), (version + product) % 2, version));
    const auto before = at.connection.statements_sent();
    const auto turns = at.store.apply(page, few_below);
    CHECK(at.connection.statements_sent() - before == 2);
    REQUIRE(turns.size() == 20);  // of the others the last event says that nothing is left, as it was before
    for (const auto& each : turns) {
        CHECK(each.now == domain::availability::few);
        CHECK(each.revision == 5);
    }
    for (unsigned char product = 1; product <= 40; ++product) CHECK(at.available(product) == (5 + product) % 2);
    const auto again = at.connection.statements_sent();
    CHECK(at.store.apply(page, few_below).empty());
    CHECK(at.connection.statements_sent() - again == 1);
}

TEST_CASE("in whatever order and however often levels arrive, the newest of each warehouse holds",
          "[catalog][contract][availability][property]") {
    kept_stock at;
    seeded_random random;
    std::map<int, std::pair<std::int64_t, std::int64_t>> newest;  // by warehouse: version, available
    std::int64_t revision = 0;
    for (int i = 0; i < 200; ++i) {
        std::array<std::byte, 3> drawn{};
        random.fill(drawn);
        const auto stock = static_cast<unsigned char>(1 + std::to_integer<int>(drawn[0]) % 3);
        const auto version = 1 + std::to_integer<int>(drawn[1]) % 40;
        const auto available = (version * 7 + stock) % 6;  // the same version always says the same
        auto& known = newest[stock];
        if (version > known.first) known = {version, available};
        const auto turns = at.store.apply(std::array{news(stock, 1, available, version)}, few_below);
        std::int64_t sum = 0;
        for (const auto& [which, each] : newest) sum += each.second;
        CHECK(at.available(1) == sum);
        if (turns.empty()) continue;
        CHECK(turns[0].now == domain::band_of(sum, few_below));
        CHECK(turns[0].revision > revision);
        revision = turns[0].revision;
    }
    CHECK(revision > 0);
}
