#include "orders/domain/refund/refund_sharing.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace chuanpin::orders::domain {
namespace {

__extension__ using wide = __int128;

struct part {
    order_line* of = nullptr;
    std::int64_t worth = 0;  // what the line still costs
    std::int64_t rest = 0;   // of its exact share behind the whole fen
    std::size_t number = 0;
};

std::int64_t worth_of(const order_line& line) { return accepted_amount(line).value - returned_amount(line).value; }

// By what each is worth; no more than all are worth together, so that nobody gets more than its own.
void give(std::vector<part>& parts, std::int64_t amount, std::int64_t worths) {
    auto left = amount;
    for (auto& each : parts) {
        const auto product = wide{amount} * each.worth;
        const auto whole = static_cast<std::int64_t>(product / worths);
        each.rest = static_cast<std::int64_t>(product % worths);
        each.of->refunded.value += whole;
        left -= whole;
    }
    std::ranges::sort(parts, {}, [](const part& each) { return std::pair(-each.rest, each.number); });
    for (std::size_t i = 0; 0 < left; ++i, --left) ++parts[i].of->refunded.value;
}

}  // namespace

void share_refunds(order& what) {
    auto left = what.refund_granted.value;
    std::int64_t worths = 0;
    std::vector<part> parts;
    for (auto& line : what.lines) {
        line.refunded.value = std::min(line.refunded.value, worth_of(line));
        left -= line.refunded.value;
        if (const auto worth = worth_of(line) - line.refunded.value; worth > 0)
            parts.push_back({.of = &line, .worth = worth, .number = parts.size()});
    }
    for (const auto& each : parts) worths += each.worth;
    if (const auto amount = std::min(left, worths); amount > 0) give(parts, amount, worths);
}

}  // namespace chuanpin::orders::domain
