#include "catalog/search/facet_counts.hpp"

#include <algorithm>
#include <string_view>

#include "catalog/search/product_document.hpp"

namespace chuanpin::catalog::search {

namespace {

using count_by_value = std::map<std::string_view, std::size_t>;
using all_counts = std::map<app::facet, count_by_value>;

std::uint64_t key_of(const product_facts& facts) {
    const auto storage = facts.storage ? static_cast<std::uint64_t>(*facts.storage) + 1 : 0;
    return facts.county | std::uint64_t{facts.category} << 16U | storage << 32U | std::uint64_t{facts.in_stock} << 40U;
}

void count(const product_facts& facts, std::size_t products, const facet_words& words, all_counts& into) {
    const auto add = [&](app::facet what, std::string_view value) {
        if (!value.empty()) into[what][value] += products;
    };
    // What became known after the words were read is not counted yet.
    if (facts.county < words.counties().size()) {
        const auto& county = words.counties()[facts.county];
        add(app::facet::county, county.code);
        add(app::facet::prefecture, county.prefecture);
        add(app::facet::poverty_area, county.poverty_area);
    }
    if (facts.category < words.categories().size()) add(app::facet::category, words.categories()[facts.category]);
    if (facts.storage) add(app::facet::storage_class, domain::name_of(*facts.storage));
    add(app::facet::in_stock, name_of_stock(facts.in_stock));
}

std::vector<app::facet_count> most_frequent(const count_by_value& counted) {
    std::vector<app::facet_count> counts;
    for (const auto& [value, products] : counted) counts.push_back({std::string(value), products});
    std::ranges::sort(counts, [](const auto& one, const auto& other) {
        return one.products != other.products ? one.products > other.products : one.value < other.value;
    });
    if (counts.size() > app::search_facet_values_max) counts.resize(app::search_facet_values_max);
    return counts;
}

}  // namespace

void facet_counts::add(const product_facts& facts) {
    auto& group = groups_[key_of(facts)];
    group.facts = facts;
    ++group.products;
}

std::map<app::facet, std::vector<app::facet_count>> facet_counts::counts(const facet_words& words) const {
    all_counts counted;
    for (const auto& [key, group] : groups_) count(group.facts, group.products, words, counted);
    std::map<app::facet, std::vector<app::facet_count>> counts;
    for (const auto what : app::facets) counts[what] = most_frequent(counted[what]);
    return counts;
}

}  // namespace chuanpin::catalog::search
