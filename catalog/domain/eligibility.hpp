// May a product of this origin carry the mark 四川扶贫? Decided by a row of a registry, and the decision names the row.
//
// Rule: anything from one of the 88 poverty counties qualifies; from any other county what a poor village, a registered poor household
// or an enclave park (飞地园区) produced; and what is made elsewhere of raw material from such a place. What was ever poor qualifies
// from then on, also after its exit (脱贫不脱政策).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "catalog/domain/county.hpp"
#include "catalog/domain/household/household.hpp"
#include "catalog/domain/place/place.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

enum class origin_verdict {
    eligible,     ///< a row decides
    needs_proof,  ///< no row decides: a proof of village, household, park or raw material is needed
};
[[nodiscard]] std::string_view name_of(origin_verdict verdict);

enum class origin_row { county, village, park, household };
[[nodiscard]] std::string_view name_of(origin_row kind);
[[nodiscard]] std::optional<origin_row> parse_origin_row(std::string_view name);

/// Where a supplier says that a product comes from.
struct origin_claim {
    std::string county_code;                         ///< six digits
    std::optional<std::string> place_code{};         ///< a township, village or park of that county
    std::optional<std::string> household_number{};   ///< whose product it is
    std::optional<std::string> raw_material_code{};  ///< the county or place that the raw material comes from
    bool operator==(const origin_claim&) const = default;
};

/// The row that made a product eligible where it was not the county of origin.
struct origin_proof {
    origin_row kind = origin_row::county;
    std::int64_t row = 0;       ///< county_version.id, place_version.id or household_version.id
    std::string code;           ///< of the county or place; of a household its number, masked
    std::string name;           ///< of the county or place; of a household its village's code
    bool raw_material = false;  ///< where the raw material comes from, not the product
    bool operator==(const origin_proof&) const = default;
};

/// The verdict and the rows that it rests on, so that it can be explained later.
struct origin_decision {
    origin_verdict verdict = origin_verdict::needs_proof;
    std::int64_t county_version = 0;  ///< county_version.id; where there is no proof, the row that decided
    std::string county_name;
    base::business_date decided_on{};
    std::optional<origin_proof> proof{};
    bool operator==(const origin_decision&) const = default;
};

/// The rows known now of everything that the claim names, in any order.
struct origin_evidence {
    std::span<const county_version> counties{};
    std::span<const place_version> places{};
    std::span<const household_version> households{};
};

/// Errors: county-unknown where no row of the county holds on that day; origin-place-invalid naming every field where a place, household
/// or raw material is not known on that day or not of the county.
[[nodiscard]] base::result<origin_decision> decide_origin(const origin_claim& claim, const origin_evidence& known, base::business_date on);

}  // namespace chuanpin::catalog::domain
