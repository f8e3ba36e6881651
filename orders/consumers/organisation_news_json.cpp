#include "orders/consumers/organisation_news_json.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::orders::consumers {

std::vector<std::string> organisation_types() {
    return {"organisation.registered", "organisation.superior_changed", "organisation.told_again"};
}

std::optional<domain::known_organisation> read_organisation(const journal::feed_entry& entry) {
    const auto wanted = organisation_types();
    if (std::ranges::find(wanted, entry.type) == wanted.end()) return std::nullopt;
    const auto data = json::parse(entry.data);
    if (!data) throw std::runtime_error(entry.type + " " + entry.id + ": " + data.error().detail);
    const auto id = base::parse_id<domain::organisation_id>(data->at("organisation_id").get<std::string>());
    if (!id) throw std::runtime_error("organisation_id is not an id");
    domain::known_organisation known{*id, entry.aggregate_version, data->at("name").get<std::string>(),
                                     data->at("county_code").get<std::string>()};
    // Natural persons have none, and events from before it was told do not say.
    if (const auto code = data->find("credit_code"); code != data->end() && code->is_string()) known.credit_code = code->get<std::string>();
    return known;
}

}  // namespace chuanpin::orders::consumers
