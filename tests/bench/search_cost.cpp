// What a search costs: the 99th percentile of finding the first page among so many products, in microseconds.
//
// usage: search_cost DIRECTORY PRODUCTS    builds an index of products there, each named as a county and a reference product are, then
// asks for what people type: names, pinyin, initials, with and without filters. Prints "p99 p50 products_per_second_indexed".
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "catalog/search/xapian_index.hpp"
#include "tests/support/csv_file.hpp"

namespace {

namespace app = chuanpin::catalog::app;
namespace domain = chuanpin::catalog::domain;
using std::chrono::steady_clock;
using row = std::vector<std::string>;

constexpr std::size_t batch = 1'000;
constexpr int rounds = 20;

domain::product_id numbered(std::uint64_t number) {
    domain::product_id id{};
    for (std::size_t i = 0; i < 8; ++i) id.value.bytes[15 - i] = static_cast<std::byte>(number >> (8 * i) & 0xff);
    return id;
}

class market {
public:
    app::indexed_product product(std::uint64_t number) {
        const auto& county = counties_[random_() % counties_.size()];
        const auto& reference = references_[random_() % references_.size()];
        return {.id = numbered(number),
                .supplier = {},
                .name_zh = county.at(1) + reference.at(0),
                .name_en = {},
                .category = reference.at(1),
                .county_code = county.at(0),
                .county_name = county.at(1),
                .prefecture = county.at(2),
                .poverty_area = county.at(3),
                .storage = domain::parse_storage_class(reference.at(3)).value(),
                .harvested = {},
                .price_per_kilogram = chuanpin::base::fen{static_cast<std::int64_t>(random_() % 20'000 + 100)},
                .published_at = chuanpin::base::instant(std::chrono::seconds(number)),
                .next_change = {}};
    }

private:
    std::mt19937_64 random_{1};
    std::vector<row> counties_ = chuanpin::tests::rows_of(CHUANPIN_SOURCE_DIR "/deploy/data/sichuan_counties.csv");
    std::vector<row> references_ = chuanpin::tests::rows_of(CHUANPIN_SOURCE_DIR "/deploy/data/reference_products.csv");
};

double build(chuanpin::catalog::search::xapian_index& index, std::uint64_t products) {
    market from;
    const auto begun = steady_clock::now();
    index.begin_building();
    for (std::uint64_t number = 1; number <= products;) {
        std::vector<app::indexed_product> some;
        for (; number <= products && some.size() < batch; ++number) some.push_back(from.product(number));
        index.add(some);
    }
    index.finish_building(1, 1);
    return static_cast<double>(products) / std::chrono::duration<double>(steady_clock::now() - begun).count();
}

std::vector<app::product_query> queries() {
    std::vector<app::product_query> all;
    for (const auto& each : chuanpin::tests::rows_of(CHUANPIN_SOURCE_DIR "/tests/data/search_queries.csv")) {
        app::product_query query;
        query.text = each.at(1);
        all.push_back(query);
        query.only[app::facet::category] = "fruit";
        all.push_back(query);
    }
    return all;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::fputs("usage: search_cost DIRECTORY PRODUCTS\n", stderr), 2;
    chuanpin::catalog::search::xapian_index index(arguments[1]);
    if (!index.may_write()) return std::fputs("somebody else has the index\n", stderr), 1;
    const auto rate = build(index, std::strtoull(arguments[2], nullptr, 10));
    std::vector<double> microseconds;
    for (int round = 0; round < rounds; ++round) {
        for (const auto& query : queries()) {
            const auto begun = steady_clock::now();
            if (index.search(query).total == 0 && round == 0) std::fprintf(stderr, "nothing for %s\n", query.text.c_str());
            microseconds.push_back(std::chrono::duration<double, std::micro>(steady_clock::now() - begun).count());
        }
    }
    std::ranges::sort(microseconds);
    std::printf("%.0f %.0f %.0f\n", microseconds[microseconds.size() * 99 / 100], microseconds[microseconds.size() / 2], rate);
}
