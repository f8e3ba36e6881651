#include "orders/app/quotation/view.hpp"

#include <algorithm>

namespace chuanpin::orders::app {

std::optional<domain::quote_sum> result_of(const domain::quotation& what, std::span<const domain::quote> quotes) {
    if (!what.winner) return std::nullopt;
    const auto won = std::ranges::find(quotes, *what.winner, &domain::quote::supplier);
    if (won == quotes.end() || !won->content) return std::nullopt;
    return domain::sum_of(*won->content);
}

quotation_view view_for(const base::principal& who, domain::quotation what, std::vector<domain::quote> quotes) {
    quotation_view view{.side = domain::side_of(what, who).value_or(domain::quotation_side::supplier), .result = result_of(what, quotes)};
    if (view.side == domain::quotation_side::supplier)
        std::erase_if(quotes, [&](const domain::quote& each) { return each.supplier != who.organisation; });
    else if (!what.opened_at)
        quotes.clear();
    view.quotes = std::move(quotes);
    view.what = std::move(what);
    return view;
}

}  // namespace chuanpin::orders::app
