#include "catalog/search/facet_counts.hpp"

#include <algorithm>
#include <string_view>

#include "catalog/search/product_document.hpp"

namespace chuanpin::catalog::search {

namespace {

using count_by_value = std::map<std::string_view, std::size_t>;

void count(std::vector<std::size_t>& counts, std::size_t number) {
    if (number >= counts.size()) counts.resize(number + 1);
    ++counts[number];
}

void add(std::string_view value, std::size_t products, count_by_value& into) {
    if (products > 0 && !value.empty()) into[value] += products;
}

std::vector<app::facet_count> most_frequent(const count_by_value& counted) {
    std::vector<app::facet_count> counts;
    counts.reserve(counted.size());
    for (const auto& [value, products] : counted) counts.push_back({std::string(value), products});
    std::ranges::sort(counts, [](const auto& one, const auto& other) {
        return one.products != other.products ? one.products > other.products : one.value < other.value;
    });
    if (counts.size() > app::search_facet_values_max) counts.resize(app::search_facet_values_max);
    return counts;
}

}  // namespace

void facet_counts::add(const product_facts& facts) {
    count(by_county_, facts.county);
    count(by_category_, facts.category);
    if (facts.storage) ++by_storage_[*facts.storage];
    ++by_stock_[facts.in_stock];
}

// What became known after the words were read is not counted yet.
std::map<app::facet, std::vector<app::facet_count>> facet_counts::counts(const facet_words& words) const {
    std::map<app::facet, count_by_value> counted;
    for (std::size_t number = 0; number < std::min(by_county_.size(), words.counties().size()); ++number) {
        const auto& county = words.counties()[number];
        search::add(county.code, by_county_[number], counted[app::facet::county]);
        search::add(county.prefecture, by_county_[number], counted[app::facet::prefecture]);
        search::add(county.poverty_area, by_county_[number], counted[app::facet::poverty_area]);
    }
    for (std::size_t number = 0; number < std::min(by_category_.size(), words.categories().size()); ++number)
        search::add(words.categories()[number], by_category_[number], counted[app::facet::category]);
    for (const auto& [storage, products] : by_storage_) search::add(domain::name_of(storage), products, counted[app::facet::storage_class]);
    for (const auto& [in_stock, products] : by_stock_) search::add(name_of_stock(in_stock), products, counted[app::facet::in_stock]);
    std::map<app::facet, std::vector<app::facet_count>> counts;
    for (const auto what : app::facets) counts[what] = most_frequent(counted[what]);
    return counts;
}

}  // namespace chuanpin::catalog::search
