// What a supplier says, checked against what was asked for.
#pragma once

#include <map>

#include "orders/domain/quotation/quotation.hpp"

namespace chuanpin::orders::domain {

/// As it comes in: without the mass of a unit, which the product has.
struct quote_request {
    struct line {
        std::int64_t number = 0;  ///< of the request's lines, from 1
        product_id product{};
        std::int64_t quantity = 0;
        base::fen unit_price{};
    };
    std::vector<line> lines{};
    base::fen freight{};
};

/// Masses of a trade unit of the supplier's own products; 0 of a service.
using own_products = std::map<product_id, std::int64_t>;

/// Every line of the request once, each with another product of one's own and as few units as hold what is asked for.
/// Errors: quote-invalid with every fault.
[[nodiscard]] base::result<quote_content> read_quote(const quotation& of, const quote_request& said, const own_products& own);

}  // namespace chuanpin::orders::domain
