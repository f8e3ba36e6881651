#include "catalog/consumers/organisation_news_json.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::catalog::consumers {

namespace {

constexpr std::string_view registered = "organisation.registered";
constexpr std::string_view superior_changed = "organisation.superior_changed";

}  // namespace

std::vector<std::string> organisation_types() { return {std::string(registered), std::string(superior_changed)}; }

std::optional<domain::known_organisation> read_organisation(const journal::feed_entry& entry) {
    if (entry.type != registered && entry.type != superior_changed) return std::nullopt;
    const auto data = json::parse(entry.data);
    if (!data) throw std::runtime_error(entry.type + " " + entry.id + ": " + data.error().detail);
    const auto id = base::parse_id<domain::organisation_id>(data->at("organisation_id").get<std::string>());
    if (!id) throw std::runtime_error("organisation_id is not an id");
    return domain::known_organisation{*id, data->at("kind").get<std::string>(), data->at("name").get<std::string>(),
                                      data->at("county_code").get<std::string>()};
}

}  // namespace chuanpin::catalog::consumers
