// Why something was decided, in whole sentences of both languages: whoever signs reads the reason in Chinese.
//
// Facts stay what they are beside them (codes, figures, rows); these are words about them and nothing is decided by them.
#pragma once

#include <string>

#include "catalog/domain/listing/listing_holds.hpp"
#include "catalog/domain/mark/mark_evaluation.hpp"
#include "catalog/domain/price/price_guard.hpp"

namespace chuanpin::catalog::domain {

struct explained {
    std::string zh;
    std::string en;
    bool operator==(const explained&) const = default;
};

/// "贫困劳动力不低于30%：通过。…": the test, its outcome, what was compared, what decided, and the flags.
[[nodiscard]] explained explain(const test_result& result);
/// Which row made the product eligible, or what proof is needed.
[[nodiscard]] explained explain(const origin_decision& origin);
[[nodiscard]] explained explain(const listing_hold& hold);
/// The average, the limits, and each tier that is above one, in yuan a kilogram. What the supplier explained is not repeated.
[[nodiscard]] explained explain(const price_evidence& evidence);

}  // namespace chuanpin::catalog::domain
