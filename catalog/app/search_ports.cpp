#include "catalog/app/search_ports.hpp"

#include <array>

namespace chuanpin::catalog::app {

namespace {

constexpr std::array<std::string_view, 4> sort_names = {"relevance", "newest", "price_ascending", "price_descending"};
constexpr std::array<std::string_view, 6> facet_names = {"county", "prefecture", "poverty_area", "category", "storage_class", "in_stock"};

}  // namespace

std::string_view name_of(search_sort sort) { return sort_names.at(static_cast<std::size_t>(sort)); }

std::optional<search_sort> parse_search_sort(std::string_view name) {
    for (std::size_t i = 0; i < sort_names.size(); ++i) {
        if (sort_names[i] == name) return static_cast<search_sort>(i);
    }
    return std::nullopt;
}

bool orders_by_price(search_sort sort) { return sort == search_sort::price_ascending || sort == search_sort::price_descending; }

std::string_view name_of(facet what) { return facet_names.at(static_cast<std::size_t>(what)); }

}  // namespace chuanpin::catalog::app
