// What a supplier gives to several needs together, shared out among them (按最大余数法归属). Exact and deterministic.
//
// In proportion to what is due to each, by the largest remainder, of equal ones to the first. Nobody gets more than it may take, nor fewer
// trade units than the supplier delivers at least: whoever would is passed over, the one with the least room first, and its part goes to
// the others.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace chuanpin::orders::domain {

/// So many trade units of one offer, each of which gives `pack` of the needs' measure.
struct pooled_offer {
    std::int64_t quantity = 0;
    std::int64_t pack = 1;
    std::int64_t minimum = 1;  ///< trade units of one order
};

__extension__ using amount_due = __int128;
struct pooled_need {
    std::int64_t room = 0;  ///< what it may still take, in the needs' measure
    amount_due due = 0;     ///< ≥ 0; only the proportion counts. Where nothing is due to anybody their rooms count
};

/// What is due to a need that wanted `wanted` of all needs' `all`, once it has got `got` of the `total` that all get together.
[[nodiscard]] amount_due due_of(std::int64_t wanted, std::int64_t all, std::int64_t got, std::int64_t total);

/// Trade units for each of `needs`. Together they are the offer's quantity, or what fits where that is less.
[[nodiscard]] std::vector<std::int64_t> share_out(const pooled_offer& what, std::span<const pooled_need> needs);

/// Of what each of the needs gets, in trade units, how much is from the `in_stock` that there are, as far as all together reach: in
/// proportion, by the largest remainder. The rest is ordered ahead.
[[nodiscard]] std::vector<std::int64_t> share_out_stock(std::int64_t in_stock, std::span<const std::int64_t> quantities);

}  // namespace chuanpin::orders::domain
