#include "orders/domain/agreement/allocation.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <tuple>

namespace chuanpin::orders::domain {
namespace {

bool is_sound(const claim& each) {
    return 0 < each.weight && each.weight <= allocated_quantity_max && 0 <= each.available && each.available <= allocated_quantity_max &&
           0 <= each.allocated_before;
}

std::vector<share> sorted_shares(std::int64_t pack_size, std::span<const claim> claims) {
    std::vector<share> shares;
    shares.reserve(claims.size());
    for (const auto& each : claims) {
        if (!is_sound(each)) throw std::logic_error("a claim that cannot be allocated to");
        shares.push_back(
            {.who = each.who, .weight = each.weight, .cap_packs = each.available / pack_size, .allocated_before = each.allocated_before});
    }
    std::ranges::sort(shares, {}, &share::who);
    if (std::ranges::adjacent_find(shares, {}, &share::who) != shares.end()) throw std::logic_error("a claimant stands twice");
    return shares;
}

void set_quota(share& of, std::int64_t packs, std::int64_t weights) {
    const auto numerator = packs * of.weight;
    const auto divisor = std::gcd(numerator, weights);
    of.quota_numerator = numerator / divisor;
    of.quota_denominator = weights / divisor;
}

std::int64_t weights_of(std::span<share* const> open) {
    return std::accumulate(open.begin(), open.end(), std::int64_t{0},
                           [](std::int64_t sum, const share* each) { return sum + each->weight; });
}

// Takes those out of `open` whose quota reaches their cap; answers the packs that are left. All of a round are judged by the same quota.
std::int64_t settle_capped(std::vector<share*>& open, std::int64_t packs) {
    const auto weights = weights_of(open);
    auto left = packs;
    for (auto* each : open) {
        set_quota(*each, packs, weights);
        each->capped = each->quota_numerator / each->quota_denominator >= each->cap_packs;
        if (!each->capped) continue;
        each->whole_packs = each->packs = each->cap_packs;
        left -= each->cap_packs;
    }
    std::erase_if(open, [](const share* each) { return each->capped; });
    return left;
}

// The fraction behind the quota's whole part, over the denominator that all have in common.
std::int64_t fraction_of(const share& what, std::int64_t weights) {
    return (what.quota_numerator % what.quota_denominator) * (weights / what.quota_denominator);
}

void give_remainders(std::vector<share*>& open, std::int64_t packs) {
    const auto weights = weights_of(open);
    for (auto* each : open) {
        set_quota(*each, packs, weights);
        each->whole_packs = each->packs = each->quota_numerator / each->quota_denominator;
    }
    auto left = packs;
    for (const auto* each : open) left -= each->packs;
    std::ranges::sort(open, {},
                      [&](const share* each) { return std::tuple(-fraction_of(*each, weights), each->allocated_before, each->who); });
    std::int64_t rank = 0;
    for (auto* each : open) {
        each->remainder_rank = ++rank;
        if (rank > left) continue;
        each->extra_pack = true;
        ++each->packs;
    }
}

}  // namespace

std::expected<std::vector<share>, shortage_of_claims> allocate(std::int64_t quantity, std::int64_t pack_size,
                                                               std::span<const claim> claims) {
    if (quantity <= 0 || quantity > allocated_quantity_max || pack_size <= 0 || quantity % pack_size != 0 || claims.size() > claims_max)
        throw std::logic_error("a quantity that cannot be allocated");
    auto shares = sorted_shares(pack_size, claims);
    std::int64_t there = 0;
    std::vector<share*> open;
    for (auto& each : shares) {
        there += each.cap_packs;
        open.push_back(&each);
    }
    auto packs = quantity / pack_size;
    if (there < packs) return std::unexpected(shortage_of_claims{(packs - there) * pack_size, there * pack_size});
    for (std::size_t before = 0; before != open.size() && !open.empty();) {
        before = open.size();
        packs = settle_capped(open, packs);
    }
    if (!open.empty()) give_remainders(open, packs);
    for (auto& each : shares) each.quantity = each.packs * pack_size;
    return shares;
}

}  // namespace chuanpin::orders::domain
