// An award (成交) as the order that it becomes must carry it: the same products, quantities, prices, county and day.
#pragma once

#include "orders/domain/quotation/quotation.hpp"

namespace chuanpin::orders::domain {

struct quotation_award {
    quotation of{};
    quote_content content{};  ///< of the winner
};

/// What an order keeps of the award that it carries.
struct carried_award {
    quotation_id quotation{};
    base::fen freight{};  ///< borne by the buyer
    bool operator==(const carried_award&) const = default;
};

/// Whether somebody may order by it now. Errors: quotation-not-found of others', quotation-not-awarded, award-used.
[[nodiscard]] base::result<void> check_award(const quotation& what, const base::principal& who);
/// The request once its award is that order. Throws std::logic_error where it is not awarded.
[[nodiscard]] quotation ordered(const quotation& before, order_id by);
/// The request once the order that its award became does not live any more. Throws std::logic_error where it is another's.
[[nodiscard]] quotation released(const quotation& before, order_id by);
/// The quoted line of a product; null where it has none.
[[nodiscard]] const quoted_line* find_quoted(const quotation_award& what, product_id product);

}  // namespace chuanpin::orders::domain
