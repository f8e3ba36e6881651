#include "orders/consumers/catalogue_news_json.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::orders::consumers {
namespace {

using json::value;

template <class Id>
Id id_of(const value& data, const char* name) {
    const auto id = base::parse_id<Id>(data.at(name).get<std::string>());
    if (!id) throw std::runtime_error(std::string(name) + " is not an id");
    return *id;
}

base::instant instant_of(const value& data, const char* name) {
    const auto at = base::parse_rfc3339(data.at(name).get<std::string>());
    if (!at) throw std::runtime_error(std::string(name) + " is not a time");
    return *at;
}

std::optional<std::int64_t> optional_integer(const value& data, const char* name) {
    const auto found = data.find(name);
    if (found == data.end() || found->is_null()) return std::nullopt;
    return found->get<std::int64_t>();
}

std::vector<domain::price_tier> tiers_of(const value& data) {
    std::vector<domain::price_tier> tiers;
    for (const auto& tier : data.at("tiers")) {
        const auto kilogram = optional_integer(tier, "price_per_kilogram_fen");
        tiers.push_back({tier.at("quantity_from").get<std::int64_t>(), base::fen{tier.at("unit_price_fen").get<std::int64_t>()},
                         kilogram ? std::optional(base::fen{*kilogram}) : std::nullopt});
    }
    std::ranges::sort(tiers, {}, &domain::price_tier::quantity_from);
    if (tiers.empty()) throw std::runtime_error("an offer without a price");
    return tiers;
}

// Of a service: none.
domain::storage_range storage_of(const value& data) {
    const auto& storage = data.at("storage");
    if (storage.is_null()) return {};
    return {storage.at("class").get<std::string>(), optional_integer(storage, "min_mc"), optional_integer(storage, "max_mc")};
}

// Versions that are older than these members go everywhere, by every channel.
void read_conditions(const value& data, domain::offer_version& what) {
    what.weight_under_permille = optional_integer(data, "weight_under_permille").value_or(0);
    what.weight_over_permille = optional_integer(data, "weight_over_permille").value_or(0);
    if (const auto area = data.find("delivery_area"); area != data.end()) what.area = area->get<domain::delivery_area>();
    const auto names = data.find("channels");
    if (names == data.end()) return;
    what.sold_by = domain::channel_set(0);
    for (const auto& name : *names) {
        const auto channel = domain::parse_channel(name.get<std::string>());
        if (!channel) throw std::runtime_error("an offer of an unknown channel");
        what.sold_by.add(*channel);
    }
}

domain::version_known read_published(const value& data) {
    domain::offer_version what;
    what.offer = id_of<domain::offer_id>(data, "offer_id");
    what.version = data.at("offer_version").get<std::int64_t>();
    what.product = id_of<domain::product_id>(data, "product_id");
    what.supplier = id_of<domain::organisation_id>(data, "supplier_organisation_id");
    what.name_zh = data.at("name_zh").get<std::string>();
    what.unit_net_mass_g = optional_integer(data, "unit_net_mass_g").value_or(0);  // a service weighs nothing
    what.minimum_quantity = data.at("minimum_quantity").get<std::int64_t>();
    what.tiers = tiers_of(data);
    what.valid_from = instant_of(data, "valid_from");
    if (const auto end = data.find("valid_to"); end != data.end() && !end->is_null()) what.valid_to = instant_of(data, "valid_to");
    what.storage = storage_of(data);
    what.origin_county_code = data.at("origin_county_code").get<std::string>();
    what.shelf_life_hours = optional_integer(data, "shelf_life_hours").value_or(0);
    read_conditions(data, what);
    return {std::move(what)};
}

base::business_date date_of(const value& data, const char* name) {
    const auto day = base::parse_date(data.at(name).get<std::string>());
    if (!day) throw std::runtime_error(std::string(name) + " is not a day");
    return *day;
}

std::optional<base::business_date> optional_date(const value& data, const char* name) {
    if (data.at(name).is_null()) return std::nullopt;
    return date_of(data, name);
}

bool authorises(const value& period) {
    const auto status = period.at("status").get<std::string>();
    return status == "pre_authorised" || status == "authorised";
}

domain::mark_known read_certificate(const value& data) {
    domain::mark_known known{.certificate_number = data.at("number").get<std::string>()};
    for (const auto& entry : data.at("scope")) {
        const auto product = id_of<domain::product_id>(entry, "product_id");
        for (const auto& period : data.at("periods")) {
            if (!authorises(period)) continue;
            const domain::mark_period covered{known.certificate_number, date_of(entry, "valid_from"), optional_date(entry, "valid_to")};
            const domain::mark_period authorised{known.certificate_number, date_of(period, "valid_from"),
                                                 optional_date(period, "valid_to")};
            if (auto both = domain::overlap(covered, authorised)) known.marks.emplace_back(product, *std::move(both));
        }
    }
    return known;
}

std::optional<std::string> optional_text(const value& data, const char* name) {
    const auto found = data.find(name);
    if (found == data.end() || found->is_null()) return std::nullopt;
    return found->get<std::string>();
}

// Events of lots have grown; of older ones it is not known.
std::string text_or(const value& data, const char* name, std::string otherwise) {
    return optional_text(data, name).value_or(std::move(otherwise));
}

domain::lot_known read_lot(const value& data) {
    const auto& totals = data.at("totals");
    return {id_of<domain::lot_id>(data, "lot_id"),
            id_of<domain::product_id>(data, "product_id"),
            id_of<domain::organisation_id>(data, "supplier_organisation_id"),
            data.at("number").get<std::string>(),
            date_of(data, "harvested_on"),
            totals.at("poor").at("quantity_g").get<std::int64_t>() + totals.at("other").at("quantity_g").get<std::int64_t>(),
            text_or(data, "category", {}),
            optional_text(data, "variety_key"),
            domain::county_of_place(text_or(data, "place_code", {}))};
}

domain::harvest_announcement read_harvest(const value& data) {
    return {data.at("harvest_announcement").get<std::int64_t>(),
            data.at("category").get<std::string>(),
            data.at("variety_key").get<std::string>(),
            data.at("county_code").get<std::string>(),
            data.at("year").get<std::int64_t>(),
            date_of(data, "first_harvest_on"),
            date_of(data, "valid_from"),
            date_of(data, "valid_to")};
}

domain::listing_known read_listing(const value& data) {
    domain::listing_known known{id_of<domain::product_id>(data, "product_id"), data.at("revision").get<std::int64_t>(), {}};
    for (const auto& each : data.at("holds")) {
        domain::listing_hold hold{each.at("code").get<std::string>(), date_of(each, "valid_from"), optional_date(each, "valid_to"),
                                  each.at("decided_by").get<std::string>()};
        if (hold.code.find_first_of(" \n") != std::string::npos || hold.decided_by.find('\n') != std::string::npos)
            throw std::runtime_error("a hold that cannot be kept");
        known.holds.push_back(std::move(hold));
    }
    return known;
}

// What is announced of a variety may come as any of its products: it promises none of them.
std::optional<domain::catalogue_news> read_announcement(const value& data, std::int64_t revision) {
    if (data.at("side").get<std::string>() != "supply" || data.at("product_id").is_null()) return std::nullopt;
    const auto week = base::parse_week(data.at("week").get<std::string>());
    if (!week) throw std::runtime_error("week is not a week");
    return domain::capacity_announced{
        {id_of<domain::product_id>(data, "product_id"), *week, id_of<domain::organisation_id>(data, "organisation_id")},
        data.at("mass_g").get<std::int64_t>(),
        revision};
}

std::optional<domain::catalogue_news> read(const journal::feed_entry& entry, const value& data) {
    const auto& type = entry.type;
    if (type == "supply_plan.announced") return read_announcement(data, entry.sequence);
    if (type == "product.published")
        return domain::product_known{id_of<domain::product_id>(data, "product_id"),
                                     id_of<domain::organisation_id>(data, "supplier_organisation_id"),
                                     optional_integer(data, "unit_net_mass_g"),
                                     optional_integer(data, "shelf_life_hours"),
                                     optional_text(data, "category"),
                                     optional_text(data, "name_zh"),
                                     optional_text(data, "origin_county_code")};
    if (type == "product.changed")
        return domain::product_altered{id_of<domain::product_id>(data, "product_id"),
                                       optional_integer(data, "unit_net_mass_g"),
                                       optional_integer(data, "shelf_life_hours"),
                                       optional_text(data, "category"),
                                       optional_text(data, "name_zh"),
                                       optional_text(data, "origin_county_code")};
    if (type.starts_with("lot.")) return read_lot(data);
    if (type.starts_with("listing.")) return read_listing(data);
    if (type == "harvest.announced") return domain::harvest_known{read_harvest(data)};
    if (type == "harvest.withdrawn") return domain::harvest_forgotten{read_harvest(data)};
    if (type == "offer.published") return read_published(data);
    if (type.starts_with("certificate.")) return read_certificate(data);
    if (type == "offer.withdrawn")
        return domain::version_withdrawn{id_of<domain::offer_id>(data, "offer_id"), data.at("offer_version").get<std::int64_t>(),
                                         instant_of(data, "valid_to")};
    return std::nullopt;
}

}  // namespace

std::optional<domain::catalogue_news> read_news(const journal::feed_entry& entry) {
    if (!entry.type.starts_with("product.") && !entry.type.starts_with("offer.") && !entry.type.starts_with("certificate.") &&
        !entry.type.starts_with("lot.") && !entry.type.starts_with("listing.") && !entry.type.starts_with("harvest.") &&
        entry.type != "supply_plan.announced")
        return std::nullopt;
    const auto data = json::parse(entry.data, {.bytes_max = std::size_t{4} << 20});
    if (!data) throw std::runtime_error(entry.type + " " + entry.id + ": " + data.error().detail);
    return read(entry, *data);
}

}  // namespace chuanpin::orders::consumers
