// An offer as a fill looks at it: what a trade unit of it gives, how few and how many can be had, and what forbids it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string_view>

#include "orders/domain/fill/distance.hpp"
#include "orders/domain/need/purchase_need.hpp"
#include "orders/domain/offer/offer.hpp"

namespace chuanpin::orders::domain {

/// Why an offer cannot be taken whatever else there is.
enum class obstacle { service, not_authorised, held, outside_area, other_channel, too_dear, weight_differs };

struct candidate {
    offer_id offer{};
    std::int64_t offer_version = 0;
    product_id product{};
    organisation_id supplier{};
    std::string name_zh{};
    std::string origin_county_code{};
    distance from{};
    std::int64_t pack = 1;             ///< what one trade unit gives, in the need's measure; > 0 without an obstacle
    std::int64_t minimum = 1;          ///< trade units: the supplier's, or more where only so many are cheap enough
    std::int64_t available = 0;        ///< trade units that are fit for the day and set aside for nobody
    std::int64_t available_ahead = 0;  ///< besides, trade units that are free of what was announced for the week of the need (预售)
    base::fen pack_price{};            ///< of one trade unit where the minimum is taken
    std::int64_t unit_net_mass_g = 0;
    std::optional<obstacle> why_not{};
    bool ahead = false;       ///< of a share that is ordered ahead of the harvest: `available` is what was `available_ahead`
    bool substitute = false;  ///< not of the kind that is asked for, but allowed instead
};

/// What the need asks of an offer on a day of ordering.
[[nodiscard]] candidate look_at(const offer_version& offer, const need_terms& terms, channel by, std::int64_t available,
                                base::business_date today);

/// How many whole trade units `free_g` of its week would give; none of a service.
[[nodiscard]] std::int64_t ahead_of_harvest(const candidate& what, std::int64_t free_g);

/// From how many trade units on every tier costs no more a kilogram; nullopt where the last one costs more.
[[nodiscard]] std::optional<std::int64_t> cheap_enough_from(const offer_version& offer, std::optional<base::fen> kilogram_price_max);

/// Of each product the offer that is cheapest, of equal ones the first by id; one without an obstacle before one with. By supplier, what a
/// kilogram costs, offer.
[[nodiscard]] std::vector<candidate> one_for_each_product(std::vector<candidate> all);

/// What a replacement may cost a kilogram: no more than the need allows, and no more than the dearest of what it would replace, rounded
/// down; nullopt where neither says anything, so that nothing may come instead.
[[nodiscard]] std::optional<base::fen> substitute_price_max(const need_terms& terms, std::span<const candidate> of_kind);
/// A candidate that would come instead: its trade unit must weigh as much as that of one that it would replace, within what is allowed.
[[nodiscard]] candidate as_substitute(candidate what, const substitution_permission& allowed, std::span<const candidate> of_kind);

}  // namespace chuanpin::orders::domain
