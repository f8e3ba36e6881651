// Offers as orders knows them: a projection of the catalogue's events. Versions are immutable but for their end.
//
// Of one offer at most one version is in force at a moment. Validity is half-open: [valid_from, valid_to).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "orders/domain/eligibility/listing_hold.hpp"
#include "orders/domain/ids.hpp"
#include "orders/domain/offer/delivery_area.hpp"
#include "orders/domain/order/channel.hpp"
#include "platform/base/error.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

/// Storage limits in milli-degrees Celsius, carried through to whoever transports the goods.
struct storage_range {
    std::string storage_class{};  ///< "chilled", …; empty of a service
    std::optional<std::int64_t> min_mc{};
    std::optional<std::int64_t> max_mc{};
    bool operator==(const storage_range&) const = default;
};

/// From this many trade units on, each of them costs so much (阶梯价).
struct price_tier {
    std::int64_t quantity_from = 0;
    base::fen unit_price{};  ///< where a kilogram has the price: what a pack of nominal mass costs by it
    std::optional<base::fen> kilogram_price{};
    bool operator==(const price_tier&) const = default;
};

/// A certificate lets the product carry the mark 四川扶贫 on [valid_from, valid_to).
struct mark_period {
    std::string certificate_number{};
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    bool operator==(const mark_period&) const = default;
};

struct offer_version {
    offer_id offer{};
    std::int64_t version = 0;
    product_id product{};
    organisation_id supplier{};
    std::string name_zh{};
    std::int64_t unit_net_mass_g = 0;  ///< 0 of a service
    std::int64_t minimum_quantity = 0;
    std::vector<price_tier> tiers{};  ///< by quantity_from
    base::instant valid_from{};
    std::optional<base::instant> valid_to{};
    bool withdrawn = false;  ///< its end was brought forward by the supplier (撤回)
    storage_range storage{};
    std::string origin_county_code{};
    std::int64_t shelf_life_hours = 0;
    std::vector<mark_period> marked{};  ///< of the product
    std::vector<listing_hold> held{};   ///< of the product
    delivery_area area{};
    channel_set sold_by{};
    std::int64_t weight_under_permille = 0;  ///< of the nominal mass; both are 0 where packs have the price
    std::int64_t weight_over_permille = 0;
    bool operator==(const offer_version&) const = default;
};

[[nodiscard]] bool is_in_force(const offer_version& version, base::instant at);

/// When both hold; nullopt where never.
[[nodiscard]] std::optional<mark_period> overlap(const mark_period& one, const mark_period& other);
/// The certificate under which the product may be sold on that day, of several the lowest number; nullptr where none authorises it.
[[nodiscard]] const std::string* certificate_on(const offer_version& version, base::business_date day);

/// The tier by which so many are ordered; nullptr below the minimum quantity or the first tier.
[[nodiscard]] const price_tier* tier_of(const offer_version& version, std::int64_t quantity);
/// The price of a trade unit when so many are ordered; nullopt below the minimum quantity or the first tier.
[[nodiscard]] std::optional<base::fen> unit_price_of(const offer_version& version, std::int64_t quantity);

/// What the projection knows of one offer: its newest version's number and the versions that are, or will be, in force.
struct offer_knowledge {
    std::int64_t newest_version = 0;
    std::vector<offer_version> live{};
};

/// The offers that a transaction has loaded.
using offer_book = std::unordered_map<offer_id, offer_knowledge>;

/// How the version that the buyer saw compares with what is in force now.
enum class sight {
    current,        ///< it is in force: the price stands
    changed,        ///< another version is in force
    ended,          ///< none is in force
    not_yet_known,  ///< newer than the projection: it will be known in a moment
};
struct seen_offer {
    sight how{};
    const offer_version* in_force = nullptr;  ///< set for `current` and `changed`
};
[[nodiscard]] seen_offer look_up(const offer_book& book, offer_id offer, std::int64_t seen_version, base::instant now);

}  // namespace chuanpin::orders::domain
