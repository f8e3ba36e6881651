#include "catalog/search/facet_counts.hpp"

#include <algorithm>
#include <iterator>

#include "catalog/search/product_document.hpp"

namespace chuanpin::catalog::search {

namespace {

constexpr char separator = '\0';  ///< no value has it

using count_by_value = std::map<std::string, std::size_t, std::less<>>;

void add(count_by_value& to, std::string_view value, std::size_t products) {
    if (value.empty()) return;
    const auto known = to.find(value);
    if (known != to.end())
        known->second += products;
    else
        to.emplace(value, products);
}

/// The facets that a document says itself, in the order in which it does.
constexpr app::facet packed_in_order[] = {app::facet::county, app::facet::category, app::facet::storage_class, app::facet::in_stock};

using all_counts = std::map<app::facet, count_by_value>;

void unpack(std::string_view packed, std::size_t products, const county_places& places, all_counts& into) {
    const auto& place = places.of(packed.substr(0, packed.find(separator)));
    add(into[app::facet::prefecture], place.prefecture, products);
    add(into[app::facet::poverty_area], place.poverty_area, products);
    for (const auto what : packed_in_order) {
        const auto end = std::min(packed.find(separator), packed.size());
        add(into[what], packed.substr(0, end), products);
        packed.remove_prefix(std::min(end + 1, packed.size()));
    }
}

std::vector<app::facet_count> most_frequent(const count_by_value& counted) {
    std::vector<app::facet_count> counts;
    for (const auto& [value, products] : counted) counts.push_back({value, products});
    std::ranges::sort(counts, [](const auto& one, const auto& other) {
        return one.products != other.products ? one.products > other.products : one.value < other.value;
    });
    if (counts.size() > app::search_facet_values_max) counts.resize(app::search_facet_values_max);
    return counts;
}

}  // namespace

std::string packed_facets(const app::indexed_product& product) {
    std::string packed;
    for (const auto what : packed_in_order) packed.append(facet_value(product, what)).push_back(separator);
    return packed;
}

void facet_counts::operator()(const Xapian::Document& document, weight) {
    if (documents_++ < app::search_faceted_max) ++packed_[document.get_value(slot_)];
}

std::map<app::facet, std::vector<app::facet_count>> facet_counts::counts(const county_places& places) const {
    all_counts counted;
    for (const auto& [packed, products] : packed_) unpack(packed, products, places, counted);
    std::map<app::facet, std::vector<app::facet_count>> counts;
    for (const auto what : app::facets) counts[what] = most_frequent(counted[what]);
    return counts;
}

}  // namespace chuanpin::catalog::search
