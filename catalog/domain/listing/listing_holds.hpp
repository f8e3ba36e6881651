// Why a published product is not listed on a day. Every reason at once, each with the row that decides and since when.
//
// The list of products asks the same in SQL (store/listing/listing_sql.hpp); a property test holds the two against each other.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/listing/listing_review.hpp"
#include "catalog/domain/listing/permit.hpp"
#include "catalog/domain/mark/mark_standing.hpp"

namespace chuanpin::catalog::domain {

enum class hold_code {
    mark_not_authorised,  ///< no certificate authorises
    licence_missing,      ///< the category needs a production licence, and there never was one for it
    licence_expired,      ///< there was a licence, and none holds
    report_expired,       ///< there was an inspection report, and none holds
    under_review,         ///< a material change waits for the platform
    review_refused,       ///< the platform refused it
};
[[nodiscard]] std::string_view name_of(hold_code code);

struct listing_hold {
    hold_code code = hold_code::mark_not_authorised;
    std::optional<base::business_date> since{};
    std::string decided_by{};  ///< number of the certificate, id of the permit or of the review, the category; empty: there is none
    bool operator==(const listing_hold&) const = default;
};

/// A permit as far as it matters for one product: production licences for other categories are left out.
struct permit_period {
    permit_kind kind = permit_kind::business_licence;
    permit_id row{};
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    std::string number{};
    bool operator==(const permit_period&) const = default;
};
/// The product's category needs a production licence on [valid_from, valid_to).
struct licence_need {
    std::string category{};
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    bool operator==(const licence_need&) const = default;
};
struct blocking_review {
    listing_review_id row{};
    review_state state = review_state::open;
    base::instant since{};
    bool operator==(const blocking_review&) const = default;
};

/// What is known now about one product, for any day.
struct listing_facts {
    product_id product{};
    std::vector<permit_period> permits{};
    std::vector<licence_need> needs{};
    std::optional<blocking_review> review{};
    std::vector<document_id> pictures{};  ///< in their order; no reason to hold anything
    bool operator==(const listing_facts&) const = default;
};

/// `periods`: of all certificates that cover the product. Empty: it is listed on that day if it is published.
[[nodiscard]] std::vector<listing_hold> listing_holds(const listing_facts& facts, std::span<const mark_period> periods,
                                                      base::business_date on);
/// Quality marks that hold on the day.
[[nodiscard]] std::vector<permit_period> quality_marks_on(const listing_facts& facts, base::business_date on);
/// The next day on which a permit or a need begins or ends.
[[nodiscard]] std::optional<base::business_date> next_change_after(const listing_facts& facts, base::business_date on);

}  // namespace chuanpin::catalog::domain
