// Replacing (替换): what a supplier puts in the place of lines when it confirms, within what the buyer allows of each.
//
// A replacement is an offer of the same supplier that is in force, certified and delivered there on that day, of goods that the line's
// permission names or of the same category; as many trade units, each of about the same weight; and never dearer, by the line, by the
// kilogram or by the most that it may weigh. So an order's total, which its buyer approved and committed, falls or stays.
#pragma once

#include <map>
#include <span>

#include "orders/domain/order/changes.hpp"
#include "orders/domain/order/placing.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t replacements_max = 50;  ///< of one confirmation

struct proposed_replacement {
    line_id line{};
    offer_id offer{};
    std::int64_t offer_version = 0;  ///< which must be in force
    std::string reason{};
};

/// What is known of the offers that are proposed, and of the categories of their products and of those that they would replace.
struct replacement_market {
    const offer_book& offers;
    const std::map<product_id, std::string>& categories;
};

/// The order with other lines in the place of those that are named, at the same version and in the same state; what they hold is not
/// known yet. Errors: order-state-conflict, order-party-forbidden; replacement-invalid where a line or an offer cannot be named; those of
/// domain::price; replacement-not-permitted with one field error for each rule that is broken, as "/replacements/0/offer_id".
[[nodiscard]] base::result<order> replace_lines(const order& before, party who, std::span<const proposed_replacement> asked,
                                                const replacement_market& market, account_id by, base::instant now, id_sequence& ids);

/// A refusal that speaks of "/lines/2/…" speaks of "/replacements/2/…" instead.
[[nodiscard]] base::error about_replacements(base::error what);
/// Of each budget what the order commits less than before; none where it is as much. Throws std::logic_error where it is more.
[[nodiscard]] std::vector<charge> no_longer_committed(const order& before, const order& after);

}  // namespace chuanpin::orders::domain
