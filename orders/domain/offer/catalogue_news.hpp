// What the catalogue's events mean to orders.
#pragma once

#include <utility>
#include <variant>

#include "orders/domain/eligibility/harvest.hpp"
#include "orders/domain/forward/capacity.hpp"
#include "orders/domain/offer/offer.hpp"

namespace chuanpin::orders::domain {

struct product_known {
    product_id product{};
    organisation_id supplier{};
    std::optional<std::int64_t> unit_net_mass_g{};
    std::optional<std::int64_t> shelf_life_hours{};
    std::optional<std::string> category{};
    std::optional<std::string> name_zh{};
    std::optional<std::string> origin_county_code{};
};
/// A product has other facts now, published or not.
struct product_altered {
    product_id product{};
    std::optional<std::int64_t> unit_net_mass_g{};
    std::optional<std::int64_t> shelf_life_hours{};
    std::optional<std::string> category{};
    std::optional<std::string> name_zh{};
    std::optional<std::string> origin_county_code{};
};
/// A lot of the catalogue, and how much was delivered into it.
struct lot_known {
    lot_id lot{};
    product_id product{};
    organisation_id supplier{};
    std::string number;
    base::business_date harvested_on{};
    std::int64_t intake_g = 0;
    std::string category{};
    std::optional<std::string> variety_key{};
    std::string county_code{};
};
/// The first harvest of a variety in a county was announced for a year, or corrected.
struct harvest_known {
    harvest_announcement what{};
};
/// What was announced of a harvest was taken back.
struct harvest_forgotten {
    harvest_announcement what{};
};
/// A version was published; whatever version was in force ends where this one begins.
struct version_known {
    offer_version what{};
};
/// A version ends earlier, because its supplier took it back.
struct version_withdrawn {
    offer_id offer{};
    std::int64_t version = 0;
    base::instant valid_to{};
};
/// All that is known of a certificate now; it replaces what was known of it.
struct mark_known {
    std::string certificate_number;
    std::vector<std::pair<product_id, mark_period>> marks{};  ///< when it authorises each product
};
/// All that keeps a product off the list from now on; it replaces what was known, unless that is newer.
struct listing_known {
    product_id product{};
    std::int64_t revision = 0;
    std::vector<listing_hold> holds{};
};
using catalogue_news = std::variant<product_known, version_known, version_withdrawn, mark_known, product_altered, lot_known, listing_known,
                                    harvest_known, harvest_forgotten, capacity_announced>;

}  // namespace chuanpin::orders::domain
