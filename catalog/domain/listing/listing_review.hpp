// The platform looks at a product again after a material change (上架审核); until somebody passes it, the product is not listed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/product.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t review_reasons_length_max = 500;  ///< code points
inline constexpr std::string_view first_publication = "first_publication";
inline constexpr std::string_view changed_price = "price";

struct listing_review_tag {
    static constexpr std::string_view prefix = "lrv";
};
using listing_review_id = base::typed_id<listing_review_tag>;

enum class review_state {
    open,
    passed,
    refused,     ///< the product stays off the list until it is changed again
    superseded,  ///< the product was changed again before anybody decided, or after a refusal
};
[[nodiscard]] std::string_view name_of(review_state state);
[[nodiscard]] std::optional<review_state> parse_review_state(std::string_view name);

struct listing_review {
    listing_review_id id{};
    product_id product{};
    organisation_id supplier{};
    std::int64_t product_version = 0;    ///< that is looked at
    std::vector<std::string> changed{};  ///< members of the product, "price" or "first_publication"
    review_state state = review_state::open;
    base::instant opened_at{};
    std::optional<account_id> decided_by{};
    std::string decided_by_name{};
    std::optional<base::instant> decided_at{};
    std::string reasons{};
    std::int64_t version = 1;
    bool operator==(const listing_review&) const = default;
};

/// Members that differ and that a buyer decides by: name, category, origin, storage, shelf life, trade unit, variety,
/// specification. Season, description, the English name, the supplier's code and the family are not among them.
[[nodiscard]] std::vector<std::string> material_changes(const product_details& before, const product_details& after);

struct listing_reviewer {
    account_id account{};
    std::string name{};
    organisation_id organisation{};
};
/// Errors: listing-review-decided, listing-reviewer-interested, listing-reasons-missing.
[[nodiscard]] base::result<listing_review> decide(listing_review what, bool passes, std::string reasons, const listing_reviewer& who,
                                                  base::instant now);
/// A later change takes its place.
[[nodiscard]] listing_review supersede(listing_review what);

/// The product with other details, its origin decided anew. Errors: product-unchanged, storage-out-of-class, origin-not-proven (where it is
/// published).
[[nodiscard]] base::result<product> change(product what, product_details details, origin_decision origin, base::instant now);
/// Whether the price moved by more than so many per cent, up or down; 0: never.
[[nodiscard]] bool moves_beyond(base::fen before, base::fen after, std::int64_t percent);

}  // namespace chuanpin::catalog::domain
