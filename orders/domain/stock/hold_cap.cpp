#include "orders/domain/stock/hold_cap.hpp"

#include <algorithm>

namespace chuanpin::orders::domain {

std::optional<std::int64_t> hold_cap::limit(std::int64_t on_hand) const {
    std::optional<std::int64_t> lowest;
    if (units > 0) lowest = units;
    if (per_cent > 0) {
        const auto share = std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<__int128>(on_hand) * per_cent / 100));
        lowest = lowest ? std::min(*lowest, share) : share;
    }
    return lowest;
}

}  // namespace chuanpin::orders::domain
