// What is said of a lot that goods were received into: whether its day of harvest was held against an announced first harvest, and how that
// went.
#pragma once

#include "orders/domain/eligibility/taken_lot.hpp"
#include "orders/domain/stock/lot.hpp"

namespace chuanpin::orders::domain {

struct lot_season {
    lot_id lot{};
    base::business_date harvested_on{};
    lot_goods goods{};
    std::optional<base::business_date> first_harvest_on{};  ///< none: nothing was announced, or nothing can speak of it
};

[[nodiscard]] lot_season season_of(const lot& what);
/// Goods from before it are not sold. What of variety and county is missing is said.
[[nodiscard]] lot_explanation explain(const lot_season& what);

}  // namespace chuanpin::orders::domain
