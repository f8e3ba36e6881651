#include "orders/domain/group/sharing.hpp"

#include <algorithm>
#include <numeric>

namespace chuanpin::orders::domain {
namespace {

struct taker {
    std::size_t place = 0;
    std::int64_t room = 0;  // > 0
    amount_due due = 0;
    std::int64_t most = 0;  // trade units
    std::int64_t gets = 0;
    amount_due remainder = 0;
};

amount_due sum_of(const std::vector<taker>& takers, amount_due (*part)(const taker&)) {
    amount_due sum = 0;
    for (const auto& each : takers) sum += part(each);
    return sum;
}

// There is room for all of the quantity.
void apportion(std::vector<taker>& takers, std::int64_t quantity) {
    const auto by_due = [](const taker& each) { return each.due; };
    const auto by_room = [](const taker& each) -> amount_due { return each.room; };
    amount_due (*const part)(const taker&) = sum_of(takers, by_due) > 0 ? +by_due : +by_room;
    const auto whole = sum_of(takers, part);
    auto left = quantity;
    for (auto& each : takers) {
        const auto quota = quantity * part(each);
        each.gets = static_cast<std::int64_t>(std::min<amount_due>(quota / whole, each.most));
        each.remainder = quota % whole;
        left -= each.gets;
    }
    std::vector<taker*> order;
    for (auto& each : takers) order.push_back(&each);
    std::ranges::sort(order, [](const taker* one, const taker* other) {
        return one->remainder != other->remainder ? one->remainder > other->remainder : one->place < other->place;
    });
    while (left > 0)
        for (auto* each : order) {
            if (left == 0 || each->gets == each->most) continue;
            ++each->gets;
            --left;
        }
}

std::int64_t capacity_of(const std::vector<taker>& takers) {
    return std::accumulate(takers.begin(), takers.end(), std::int64_t{0},
                           [](std::int64_t sum, const taker& each) { return sum + each.most; });
}

// Of those that would get too few the one with the least room, the last of equal ones.
std::vector<taker>::iterator find_too_small(std::vector<taker>& takers, std::int64_t minimum) {
    auto found = takers.end();
    for (auto each = takers.begin(); each != takers.end(); ++each)
        if (each->gets > 0 && each->gets < minimum && (found == takers.end() || each->room <= found->room)) found = each;
    return found;
}

}  // namespace

amount_due due_of(std::int64_t wanted, std::int64_t all, std::int64_t got, std::int64_t total) {
    return std::max<amount_due>(static_cast<amount_due>(total) * wanted - static_cast<amount_due>(got) * all, 0);
}

std::vector<std::int64_t> share_out(const pooled_offer& what, std::span<const pooled_need> needs) {
    const auto minimum = std::max<std::int64_t>(what.minimum, 1);
    std::vector<taker> takers;
    for (std::size_t i = 0; i < needs.size(); ++i)
        if (const auto most = needs[i].room / what.pack; most >= minimum)
            takers.push_back({.place = i, .room = needs[i].room, .due = needs[i].due, .most = most});
    std::vector<std::int64_t> shares(needs.size(), 0);
    while (!takers.empty()) {
        apportion(takers, std::min(what.quantity, capacity_of(takers)));
        const auto too_small = find_too_small(takers, minimum);
        if (too_small == takers.end()) break;
        takers.erase(too_small);
    }
    for (const auto& each : takers) shares[each.place] = each.gets;
    return shares;
}

std::vector<std::int64_t> share_out_stock(std::int64_t in_stock, std::span<const std::int64_t> quantities) {
    std::vector<pooled_need> needs;
    for (const auto each : quantities) needs.push_back({each, each});
    return share_out({.quantity = in_stock}, needs);
}

}  // namespace chuanpin::orders::domain
