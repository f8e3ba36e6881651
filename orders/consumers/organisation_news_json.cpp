#include "orders/consumers/organisation_news_json.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::orders::consumers {

std::vector<std::string> organisation_types() {
    return {"organisation.registered", "organisation.superior_changed", "organisation.contact_changed", "organisation.told_again"};
}

namespace {

/// nullopt for events of other types.
std::optional<json::value> data_of(const journal::feed_entry& entry) {
    const auto wanted = organisation_types();
    if (std::ranges::find(wanted, entry.type) == wanted.end()) return std::nullopt;
    auto data = json::parse(entry.data);
    if (!data) throw std::runtime_error(entry.type + " " + entry.id + ": " + data.error().detail);
    return *std::move(data);
}

}  // namespace

std::optional<domain::known_organisation> read_organisation(const journal::feed_entry& entry) {
    const auto data = data_of(entry);
    if (!data) return std::nullopt;
    const auto id = base::parse_id<domain::organisation_id>(data->at("organisation_id").get<std::string>());
    if (!id) throw std::runtime_error("organisation_id is not an id");
    domain::known_organisation known{*id, entry.aggregate_version, data->at("name").get<std::string>(),
                                     data->at("county_code").get<std::string>()};
    // Natural persons have none, and events from before it was told do not say.
    if (const auto code = data->find("credit_code"); code != data->end() && code->is_string()) known.credit_code = code->get<std::string>();
    return known;
}

std::optional<domain::sealed_contact> read_contact(const journal::feed_entry& entry) {
    const auto data = data_of(entry);
    if (!data) return std::nullopt;
    const auto told = data->find("contact");
    if (told == data->end()) return std::nullopt;
    const auto stated_at = base::parse_rfc3339(told->at("stated_at").get<std::string>());
    if (!stated_at) throw std::runtime_error(entry.type + " " + entry.id + ": contact.stated_at is not a time");
    domain::sealed_contact contact{.stated_at = *stated_at};
    const auto& sealed = told->at("sealed");
    if (sealed.is_null()) return contact;
    contact.sealed = base::from_base64(sealed.get<std::string>());
    if (!contact.sealed) throw std::runtime_error(entry.type + " " + entry.id + ": contact.sealed is not base64");
    return contact;
}

}  // namespace chuanpin::orders::consumers
