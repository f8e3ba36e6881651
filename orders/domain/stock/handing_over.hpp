// Goods of an agreement (以购代捐) that stood in a warehouse and are handed over to who takes them. What households bring themselves never
// was in a warehouse and moves nothing.
#pragma once

#include "orders/domain/stock/stock_taking.hpp"

namespace chuanpin::orders::domain {

/// Where the supplier takes them from: of one lot, or of those that are fit for the day, what expires first going first.
struct goods_source {
    stock_key where{};
    std::optional<lot_id> lot{};
};

/// The movements, by lot. What is set aside for orders stays. Errors: insufficient-stock at /from.
[[nodiscard]] base::result<std::vector<movement>> hand_over(const shelf& stock, const goods_source& from, std::int64_t quantity,
                                                            base::business_date today, const stock_deed& deed);

}  // namespace chuanpin::orders::domain
