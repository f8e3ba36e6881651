#include "orders/domain/stock/handing_over.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

// In the order in which they go. A lot that is named goes whatever its days: who takes it sees it.
std::vector<stock_lot> candidates(const shelf& stock, const goods_source& from, base::business_date today) {
    std::vector<stock_lot> lots;
    for (const auto& each : stock.lots()) {
        if (each.key != from.where || each.available() == 0) continue;
        if (from.lot ? each.lot == *from.lot : each.is_fit_on(today)) lots.push_back(each);
    }
    std::ranges::sort(lots, goes_before);
    return lots;
}

}  // namespace

base::result<std::vector<movement>> hand_over(const shelf& stock, const goods_source& from, std::int64_t quantity,
                                              base::business_date today, const stock_deed& deed) {
    std::vector<movement> movements;
    auto open = quantity;
    for (const auto& each : candidates(stock, from, today)) {
        if (open == 0) break;
        const auto taken = std::min(open, each.available());
        movements.push_back({.kind = movement_kind::handed_over,
                             .key = from.where,
                             .quantity = taken,
                             .reason = deed.reason,
                             .by = deed.by,
                             .at = deed.at,
                             .lot = each.lot});
        open -= taken;
    }
    if (open > 0)
        return base::refusal(errors::insufficient_stock(
            quantity - open, from.where.product, {{"/from", "insufficient-stock", fmt::format("{} are available.", quantity - open)}}));
    return movements;
}

}  // namespace chuanpin::orders::domain
