// What the fake catalogue keeps, as plain values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/app/ports.hpp"
#include "tests/contract/catalog/fake_harvests.hpp"
#include "tests/contract/catalog/fake_labels.hpp"
#include "tests/contract/catalog/fake_listing.hpp"
#include "tests/contract/catalog/fake_lots.hpp"
#include "tests/contract/catalog/fake_market.hpp"
#include "tests/contract/catalog/fake_prices.hpp"
#include "tests/contract/catalog/fake_registries.hpp"

namespace chuanpin::tests {

struct catalog_state {
    struct kept_county {
        domain::county_version version;
        std::optional<base::instant> superseded_at;
    };
    std::vector<kept_county> counties;
    std::vector<app::category> categories{{"fruit", "水果", "Fruit", false}};
    std::map<std::string, std::int64_t, std::less<>> registries{
        {"counties", 0},     {"reference_products", 0}, {"search_index", 0}, {"places", 0},  {"households", 0},
        {"labour_lists", 0}, {"price_comparables", 0},  {"price_rules", 0},  {"harvests", 0}};
    std::map<domain::product_id, domain::product> products;
    std::map<domain::offer_id, app::offer_store::head> offers;
    std::map<std::pair<domain::offer_id, std::int64_t>, domain::offer_version> versions;
    std::vector<domain::reference_product> references;
    std::map<domain::organisation_id, domain::known_organisation> organisations;
    std::map<domain::mark_application_id, domain::mark_application> applications;
    std::map<int, std::int64_t> serials;
    std::map<std::string, domain::certificate> certificates;
    std::map<std::string, std::vector<domain::certificate_version>> certificate_versions;
    std::int64_t certificate_rows = 0;
    kept_places places;
    kept_households households;
    kept_labour labour;
    std::map<domain::lot_id, domain::lot> lots;
    kept_intake_names intake_names;
    market_state market;
    listing_state listing;
    price_state prices;
    kept_labels labels;
    harvest_state harvests;
    std::size_t events = 0;
    std::map<std::pair<domain::organisation_id, std::string>, domain::product_id> codes;
    std::map<domain::product_import_id, domain::product_import> imports;
    std::map<domain::product_import_id, std::vector<std::string>> import_parts;
};

}  // namespace chuanpin::tests
