// A request for quotation as one side sees it.
#pragma once

#include "orders/domain/quotation/quotation.hpp"

namespace chuanpin::orders::app {

struct quotation_view {
    domain::quotation what{};
    domain::quotation_side side{};
    std::vector<domain::quote> quotes{};        ///< the buyer's: all, once they are opened; a supplier's: its own alone
    std::optional<domain::quote_sum> result{};  ///< the winner's, once it is awarded
};

/// `quotes` are all of it. Before the opening the buyer sees of none whether it stands.
[[nodiscard]] quotation_view view_for(const base::principal& who, domain::quotation what, std::vector<domain::quote> quotes);
[[nodiscard]] std::optional<domain::quote_sum> result_of(const domain::quotation& what, std::span<const domain::quote> quotes);

}  // namespace chuanpin::orders::app
