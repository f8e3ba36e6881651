// An index of products in a directory of its own, and products for it.
#pragma once

#include <catch.hpp>

#include <chrono>
#include <string>
#include <vector>

#include "catalog/search/xapian_index.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/temporary_directory.hpp"

namespace chuanpin::tests {

using namespace chuanpin::catalog;

inline constexpr base::instant index_start{std::chrono::hours(500'000)};

inline app::indexed_product named(unsigned char number, std::string name, std::string county = "513423", std::int64_t price_fen = 680) {
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
            .published_at = index_start + std::chrono::minutes(number),
            .next_change = {}};
}

/// An index of these, built as the first generation, up to position 7.
struct built_index {
    explicit built_index(const std::vector<app::indexed_product>& products) {
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
    temporary_directory directory;
    search::xapian_index index{directory.path().string()};
};

inline app::product_query asking(std::string text) {
    app::product_query query;
    query.text = std::move(text);
    return query;
}

}  // namespace chuanpin::tests
