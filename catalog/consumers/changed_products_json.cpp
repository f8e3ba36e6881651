#include "catalog/consumers/changed_products_json.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::catalog::consumers {
namespace {

void add_text(std::vector<std::string>& into, const json::value& from) {
    if (from.is_string()) into.push_back(from.get<std::string>());
}

}  // namespace

std::vector<std::string> changed_products(const journal::feed_entry& entry) {
    if (entry.aggregate_type == "product") return {entry.aggregate_id};
    std::vector<std::string> found;
    constexpr std::array<std::string_view, 6> others{"offer",          "certificate",          "permit",
                                                     "listing_review", "product_availability", "product_family"};
    if (std::ranges::find(others, entry.aggregate_type) == others.end()) return found;
    const auto data = json::parse(entry.data);
    if (!data || !data->is_object()) return found;
    if (const auto one = data->find("product_id"); one != data->end()) add_text(found, *one);
    if (const auto many = data->find("product_ids"); many != data->end() && many->is_array()) {
        for (const auto& each : *many) add_text(found, each);
    }
    return found;
}

}  // namespace chuanpin::catalog::consumers
