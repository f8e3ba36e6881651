// How well a supplier serves (供应商评分), out of what is recorded anyway: no questionnaire, and every part can be followed to its orders.
//
//   50 points   the share of the ordered money that was accepted
//   30 points   the share of orders that left by the day on which they were to be delivered
//   20 points   the share of orders without a complaint that ended with a refund
// Each part is rounded down. Below score_orders_min accepted orders there is no score: a single bad day says little.
#pragma once

#include <cstdint>
#include <optional>

namespace chuanpin::orders::domain {

inline constexpr std::int64_t score_orders_min = 5;
inline constexpr int score_days = 365;  ///< of acceptances that count

/// Of one supplier, over its orders that were accepted (wholly or in part) within score_days.
struct supplier_record {
    std::int64_t orders = 0;
    std::int64_t ordered_fen = 0;
    std::int64_t accepted_fen = 0;
    std::int64_t on_time = 0;
    std::int64_t with_refund = 0;  ///< orders with a complaint that was settled or ruled with a refund
    std::int64_t ratings = 0;
    std::int64_t stars = 0;  ///< summed over the ratings
};

struct supplier_score {
    int acceptance = 0;
    int punctuality = 0;
    int complaints = 0;
    [[nodiscard]] int total() const { return acceptance + punctuality + complaints; }
};

/// nullopt where there are too few orders.
[[nodiscard]] std::optional<supplier_score> score_of(const supplier_record& record);

}  // namespace chuanpin::orders::domain
