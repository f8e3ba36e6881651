// Unsold stock (滞销): goods that will perish unless somebody buys them, as their supplier puts them on the board.
//
// An entry ends by itself on its perish date, may be withdrawn, and may only shrink: less of it, or cheaper. Its price is never above what
// the offer in force asks for that quantity: the board is for selling off, not for a second price.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/domain/offer.hpp"
#include "catalog/domain/product.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t unsold_place_length_max = 200;   ///< code points
inline constexpr std::size_t unsold_reason_length_max = 500;  ///< code points
inline constexpr std::size_t unsold_listings_max = 200;       ///< open ones of a supplier
inline constexpr std::int64_t unsold_changes_max = 1'000;     ///< of one entry

enum class unsold_status { listed, withdrawn, perished };
[[nodiscard]] std::string_view name_of(unsold_status status);
[[nodiscard]] std::optional<unsold_status> parse_unsold_status(std::string_view name);

struct unsold_statement {
    product_id product{};
    std::int64_t quantity = 0;  ///< trade units
    base::fen unit_price{};
    base::business_date perishes_on{};  ///< the first day on which it is no longer on the board
    std::string county_code;            ///< where it lies
    std::string place;
    bool operator==(const unsold_statement&) const = default;
};

struct unsold_listing {
    unsold_listing_id id{};
    organisation_id supplier{};
    std::string category;  ///< of the product
    unsold_statement stated{};
    std::int64_t first_quantity = 0;  ///< when it was listed
    unsold_status status = unsold_status::listed;
    std::string reason{};  ///< of the withdrawal
    std::int64_t version = 1;
    base::instant listed_at{};
    base::instant changed_at{};
    bool operator==(const unsold_listing&) const = default;
};
/// `perished` from the perish date on, whether or not that has been written down.
[[nodiscard]] unsold_status status_on(const unsold_listing& what, base::business_date day);

/// What the terms ask a unit of so many: the tier of the quantity, the first where it is below the minimum.
[[nodiscard]] base::fen price_for(const offer_terms& terms, std::int64_t quantity);

/// What a product is today: only one that is published, under the mark and on offer is sold off.
struct sold_product {
    const product& what;
    const std::optional<mark_standing>& mark;
    const std::optional<offer_version>& in_force;
};
/// Errors: product-not-published, product-not-authorised, unsold-without-offer, unsold-invalid (a price above the offer's, a perish date
/// that has come or that lies beyond the shelf life).
[[nodiscard]] base::result<unsold_listing> list_unsold(unsold_listing_id id, const sold_product& sold, unsold_statement stated,
                                                       base::instant now);

struct unsold_reduction {
    std::optional<std::int64_t> quantity{};
    std::optional<base::fen> unit_price{};
};
/// Errors: unsold-ended, unsold-invalid (nothing shrinks, or something grows), unsold-has-too-many-changes.
[[nodiscard]] base::result<unsold_listing> reduce(unsold_listing what, const unsold_reduction& to, base::instant now);
/// Errors: unsold-ended.
[[nodiscard]] base::result<unsold_listing> withdraw(unsold_listing what, std::string reason, base::instant now);
/// Only where its perish date has come.
[[nodiscard]] unsold_listing let_perish(unsold_listing what, base::instant now);

}  // namespace chuanpin::catalog::domain
