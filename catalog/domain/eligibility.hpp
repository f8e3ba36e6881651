// May a product of this origin carry the mark 四川扶贫? Decided from the county alone, or left to a proof of village or household.
//
// Rule: anything from one of the 88 poverty counties qualifies, also after the county's exit (脱贫不脱政策); from any other
// county only what a poor village or a registered poor household produced.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "catalog/domain/county.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

enum class origin_verdict {
    eligible,     ///< the county decides
    needs_proof,  ///< the county does not decide: a proof of village or household is needed
};
[[nodiscard]] std::string_view name_of(origin_verdict verdict);

/// The verdict and the one row of the registry that decided it, so that it can be explained later.
struct origin_decision {
    origin_verdict verdict = origin_verdict::needs_proof;
    std::int64_t county_version = 0;  ///< county_version.id
    std::string county_name;
    base::business_date decided_on{};
    bool operator==(const origin_decision&) const = default;
};

/// Errors: county-unknown where no row of `versions` (the rows known now of this county) holds on that day.
[[nodiscard]] base::result<origin_decision> decide_origin(std::span<const county_version> versions, std::string_view county_code,
                                                          base::business_date on);

}  // namespace chuanpin::catalog::domain
