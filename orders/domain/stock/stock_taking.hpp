// What is done to goods besides orders: transfers between warehouses (调拨), stock-taking (盘点) and writing off what has expired (报损).
// Each decides on locked stock and answers the movements; carrying them out is the shelf's.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "orders/domain/stock/shelf.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t counted_lots_max = 100;  ///< at once

/// Who does it, when, and why in words.
struct stock_deed {
    account_id by{};
    base::instant at{};
    std::string reason;
};

struct transfer {
    stock_key from{};
    warehouse_id to{};  ///< another
    lot_id lot{};
    std::int64_t quantity = 0;
    transfer_id id{};
};
/// Out and in. What is set aside for orders stays. Errors: insufficient-stock at /quantity, stock-too-large.
[[nodiscard]] base::result<std::vector<movement>> move_between(const shelf& stock, const transfer& what, const stock_deed& deed);

struct lot_count {
    lot_id lot{};
    std::int64_t counted = 0;  ///< trade units that are there, those set aside included
    movement_cause cause = movement_cause::none;
};
/// The differences; empty where everything agrees. Lots that are not named were not counted. Errors: stock-taking-invalid with every fault
/// by its place ("/counts/1/counted"): a lot twice, fewer than are set aside for orders, a difference without a cause or with one that
/// does not fit, a cause without a difference; stock-too-large.
[[nodiscard]] base::result<std::vector<movement>> take_stock(const shelf& stock, const stock_key& where, std::span<const lot_count> counts,
                                                             const stock_deed& deed);

/// What nobody holds of the lots that have expired by `today`. Errors: nothing-expired.
[[nodiscard]] base::result<std::vector<movement>> write_off(const shelf& stock, const stock_key& where, base::business_date today,
                                                            const stock_deed& deed);

}  // namespace chuanpin::orders::domain
