#include "orders/app/stock/open_holds.hpp"

namespace chuanpin::orders::app {

open_holds::open_holds(transaction& open, const domain::hold_cap& cap, const domain::shelf& stock, const asked& wanted,
                       std::span<const domain::organisation_id> buyers) {
    if (!cap.is_set()) return;
    bool reachable = false;
    for (const auto& [product, quantity] : wanted) {
        const auto sums = stock.sums_of(product);
        limits_[product] = *cap.limit(sums.on_hand);
        // Whatever one of them holds, all of them together hold no less.
        reachable = reachable || quantity > limits_[product] - sums.reserved;
    }
    if (!reachable) limits_.clear();
    if (!reachable) return;
    for (const auto& each : open.orders().find_open_holds(buyers)) held_[{each.buyer, each.product}] = each.quantity;
}

std::vector<open_holds::excess> open_holds::find_excess(domain::organisation_id buyer, std::span<const domain::need> needs) const {
    std::vector<excess> found;
    asked taken;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        const auto limit = limits_.find(needs[i].product);
        if (limit == limits_.end() || needs[i].quantity == 0) continue;
        const auto known = held_.find({buyer, needs[i].product});
        const auto held = known == held_.end() ? 0 : known->second;
        auto& before = taken[needs[i].product];
        if (needs[i].quantity > limit->second - held - before)
            found.push_back({i, limit->second, held});
        else
            before += needs[i].quantity;
    }
    return found;
}

void open_holds::add(domain::organisation_id buyer, std::span<const domain::need> needs) {
    if (limits_.empty()) return;
    for (const auto& each : needs) held_[{buyer, each.product}] += each.quantity;
}

}  // namespace chuanpin::orders::app
