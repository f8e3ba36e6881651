#include "catalog/search/facet_counts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "catalog/search/product_document.hpp"

namespace chuanpin::catalog::search {

namespace {

void count(std::vector<std::size_t>& counts, std::size_t number) {
    if (number >= counts.size()) counts.resize(number + 1);
    ++counts[number];
}

/// What has the same value is one: of counties in the same prefecture each comes by itself.
std::vector<app::facet_count> most_frequent(std::vector<std::pair<std::string_view, std::size_t>> counted) {
    std::erase_if(counted, [](const auto& each) { return each.second == 0 || each.first.empty(); });
    std::ranges::sort(counted);
    std::vector<std::pair<std::string_view, std::size_t>> summed;
    for (const auto& each : counted) {
        if (!summed.empty() && summed.back().first == each.first)
            summed.back().second += each.second;
        else
            summed.push_back(each);
    }
    std::ranges::sort(summed, [](const auto& one, const auto& other) {
        return one.second != other.second ? one.second > other.second : one.first < other.first;
    });
    if (summed.size() > app::search_facet_values_max) summed.resize(app::search_facet_values_max);
    std::vector<app::facet_count> counts;
    counts.reserve(summed.size());
    for (const auto& [value, products] : summed) counts.push_back({std::string(value), products});
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
    std::array<std::vector<std::pair<std::string_view, std::size_t>>, std::size(app::facets)> counted;
    const auto of = [&](app::facet what) -> auto& { return counted[static_cast<std::size_t>(what)]; };
    for (std::size_t number = 0; number < std::min(by_county_.size(), words.counties().size()); ++number) {
        const auto products = by_county_[number];
        if (products == 0) continue;
        const auto& county = words.counties()[number];
        of(app::facet::county).emplace_back(county.code, products);
        of(app::facet::prefecture).emplace_back(county.prefecture, products);
        of(app::facet::poverty_area).emplace_back(county.poverty_area, products);
    }
    for (std::size_t number = 0; number < std::min(by_category_.size(), words.categories().size()); ++number)
        of(app::facet::category).emplace_back(words.categories()[number], by_category_[number]);
    for (const auto& [storage, products] : by_storage_) of(app::facet::storage_class).emplace_back(domain::name_of(storage), products);
    for (const auto& [in_stock, products] : by_stock_) of(app::facet::in_stock).emplace_back(name_of_stock(in_stock), products);
    std::map<app::facet, std::vector<app::facet_count>> counts;
    for (const auto what : app::facets) counts[what] = most_frequent(std::move(of(what)));
    return counts;
}

}  // namespace chuanpin::catalog::search
