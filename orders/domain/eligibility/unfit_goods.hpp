// What is said where the stock does not do for an order: too little of it, or enough only with goods that may not be sold for that day.
#pragma once

#include <span>

#include "orders/domain/order/order.hpp"
#include "orders/domain/stock/shelf.hpp"

namespace chuanpin::orders::domain {

/// `missing` (≥ 1) are of the order's lines. Where one has too little even with unfit goods: insufficient-stock. Otherwise
/// goods-harvested-early where one would need goods from before the announced first harvest, else goods-not-fresh. Each line says what is
/// there.
[[nodiscard]] base::error shortage_error(const order& what, std::span<const shortage> missing);

}  // namespace chuanpin::orders::domain
