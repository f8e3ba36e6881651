// What a supplier announces of a harvest, as orders hears it, and what became of it.
#pragma once

#include <catch.hpp>

#include "tests/integration/orders/broken_invariants.hpp"
#include "tests/integration/orders/shop.hpp"

namespace chuanpin::tests {

// An announcement as the catalogue tells it.
inline void announce(shop& market, const shown_offer& of, const std::string& week, std::int64_t mass_g,
                     const nlohmann::json& more = nlohmann::json::object()) {
    nlohmann::json data{{"announcement_id", "ann_x"}, {"side", "supply"},   {"organisation_id", shop::cooperative().organisation()},
                        {"product_id", of.product},   {"variety", nullptr}, {"category", "fruit"},
                        {"county_code", "513423"},    {"week", week},       {"mass_g", mass_g}};
    data.update(more);
    market.catalogue.publish("supply_plan.announced", "ann_" + std::to_string(market.catalogue.last()), data, market.clock.now());
    market.wait_for_catalogue();
}

inline nlohmann::json capacities(shop& market, const std::string& query, const caller& by = shop::school()) {
    const auto answer = market.get("/v1/forward-capacity?" + query, by);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return json_of(answer)["data"];
}

inline std::vector<std::string> broken(const shop& market) {
    auto connection = market.session();
    return broken_invariants(connection);
}

inline std::int64_t pack_of(shop& market, const shown_offer& of) {
    auto connection = market.session();
    auto rows = connection.query("SELECT MIN(unit_net_mass_g) FROM offer_version WHERE offer_id = ?",
                                 {base::parse_id<orders::domain::offer_id>(of.offer).value()});
    rows.next();
    return rows.integer(0);
}

inline std::size_t told(const shop& market, const std::string& type) {
    auto connection = market.session();
    return connection.query("SELECT id FROM journal WHERE type = ?", {type}).size();
}

}  // namespace chuanpin::tests
