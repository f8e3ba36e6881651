// What keeps a product off the list from a day on, day after day: an expiry is told before it comes, so that whoever sells by it needs
// no clock of ours.
//
// Certificates are left out: they tell of their own days.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/listing/listing_holds.hpp"

namespace chuanpin::catalog::domain {

/// It holds on [valid_from, valid_to).
struct hold_period {
    hold_code code = hold_code::licence_expired;
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    std::string decided_by{};  ///< as listing_hold::decided_by
    bool operator==(const hold_period&) const = default;
};

struct listing_outlook {
    product_id product{};
    std::vector<hold_period> holds{};  ///< that end after the day of looking, by their first day
    bool operator==(const listing_outlook&) const = default;
};

/// As `listing_holds` says of each day from `on` on. Property: on every such day the periods that hold are those holds.
[[nodiscard]] listing_outlook outlook_of(const listing_facts& facts, base::business_date on);

/// The verb of the event that tells of it: "held", "hold_foreseen" (from a later day on), "released".
[[nodiscard]] std::string_view verb_of(const listing_outlook& outlook, base::business_date on);

/// One line for each period; equal for equal outlooks alone.
[[nodiscard]] std::string to_text(const listing_outlook& outlook);

}  // namespace chuanpin::catalog::domain
