#include "catalog/consumers/changed_product_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::catalog::consumers {

std::optional<std::string> changed_product(const journal::feed_entry& entry) {
    if (entry.aggregate_type == "product") return entry.aggregate_id;
    if (entry.aggregate_type != "offer") return std::nullopt;
    const auto data = json::parse(entry.data);
    if (!data || !data->is_object()) return std::nullopt;
    const auto found = data->find("product_id");
    if (found == data->end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

}  // namespace chuanpin::catalog::consumers
