// Why the catalogue holds a listing back (暂停销售): a licence that expired or was suspended, a report out of date, a review that waits.
//
// A projection of the catalogue's `listing.*` events, which tell of the days to come as well; so an expiry needs no clock here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

/// On [valid_from, valid_to). `code` is the catalogue's; one that is not known here holds all the same.
struct listing_hold {
    std::string code{};
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    std::string decided_by{};  ///< the licence, report or review, or the category; empty: nothing is named
    bool operator==(const listing_hold&) const = default;
};

/// A material change is looked at; what was sold before it goes on.
inline constexpr std::string_view waits_for_review = "under_review";

[[nodiscard]] bool holds_on(const listing_hold& hold, base::business_date day);
/// "盐源苹果: licence pmt_… does not hold since 2026-03-01." The Chinese sentence stands in words/.
[[nodiscard]] std::string sentence_of(const listing_hold& hold, std::string_view name_zh);

}  // namespace chuanpin::orders::domain
