// Allocation (分配): a quantity over the households that have it, exact to the piece, capped by what each has, explained.
//
// Largest remainder (最大余数法) by weights, in whole packs. Whoever's quota reaches its cap gets the cap, and the rest is shared among
// the others anew, until no quota reaches a cap; then everybody gets the whole part of the quota, and the packs that remain go to the
// largest fractions. Of equal fractions the one who was allocated less before comes first (公平轮换), then the smaller key. The order of
// the claims does not matter. Source: reference/brand-and-ordering.md §8 row 13.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace chuanpin::orders::domain {

inline constexpr std::size_t claims_max = 1'000;                       ///< of one allocation
inline constexpr std::int64_t allocated_quantity_max = 1'000'000'000;  ///< of each quantity and weight: no product here passes 63 bits

/// Who takes part. Nobody's name: `household` is the masked reference that the supplier gave.
struct claimant {
    std::string village_code{};
    std::string household{};
    auto operator<=>(const claimant&) const = default;
};

struct claim {
    claimant who{};
    std::int64_t weight = 0;            ///< > 0: what it has
    std::int64_t available = 0;         ///< ≥ 0: never gets more
    std::int64_t allocated_before = 0;  ///< ≥ 0: out of the ledger
};

/// What one claimant gets, and how that came about.
struct share {
    claimant who{};
    std::int64_t weight = 0;
    std::int64_t cap_packs = 0;  ///< whole packs that it has
    std::int64_t allocated_before = 0;
    std::int64_t quota_numerator = 0;  ///< of packs, in lowest terms
    std::int64_t quota_denominator = 1;
    std::int64_t whole_packs = 0;  ///< the quota's whole part, or the cap
    bool capped = false;
    std::optional<std::int64_t> remainder_rank{};  ///< from 1 among the fractions; nothing where capped
    bool extra_pack = false;                       ///< one of the packs that remained
    std::int64_t packs = 0;
    std::int64_t quantity = 0;  ///< packs · pack size
    bool operator==(const share&) const = default;
};

struct shortage_of_claims {
    std::int64_t missing = 0;    ///< pieces
    std::int64_t available = 0;  ///< pieces in whole packs
};

/// Shares in the order of their keys; their sum is `quantity`, exactly. `quantity` and `pack_size` are positive, the one a multiple of the
/// other; keys differ; throws std::logic_error where they do not. Where all together have too little: how much is missing.
[[nodiscard]] std::expected<std::vector<share>, shortage_of_claims> allocate(std::int64_t quantity, std::int64_t pack_size,
                                                                             std::span<const claim> claims);

/// One sentence in Chinese and one in English: weight, quota, whole part, cap, rank and rotation.
struct share_explanation {
    std::string text_zh;
    std::string text_en;
};
[[nodiscard]] share_explanation explain(const share& what, std::int64_t pack_size);

}  // namespace chuanpin::orders::domain
