// The subsidy of one shipment: from frozen inputs to an amount and its explanation. Total: whatever comes in, an explained answer comes
// out.
//
// amount = min(cap, floor(mass · distance · rate)), in the unit fen; mass in tonnes, distance in kilometres, both exact.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "logistics/domain/order/dispatched_order.hpp"
#include "logistics/domain/subsidy/distance.hpp"
#include "logistics/domain/subsidy/explanation.hpp"
#include "logistics/domain/subsidy/rule.hpp"
#include "logistics/domain/verdict/verdict.hpp"

namespace chuanpin::logistics::domain {

enum class assessment_status { provisional, final_ };
[[nodiscard]] std::string_view name_of(assessment_status status);

/// The official distance of each county that the goods came from; `found` is absent where the table has no such way.
struct way {
    std::string origin_county_code;
    std::optional<official_distance> found;
    bool operator==(const way&) const = default;
};

/// The verdict as an assessment sees it: who, what, by which measure, over which readings.
struct verdict_reference {
    verdict_id id{};
    verdict_kind kind = verdict_kind::not_enough_evidence;
    std::string profile_code;
    int profile_version = 0;
    std::string readings_sha256;  ///< hexadecimal
    bool operator==(const verdict_reference&) const = default;
};

struct assessment_inputs {
    shipment_id shipment{};
    order_id order{};
    base::business_date dispatched_on{};  ///< decides which rule and which table hold
    std::string rule_code;
    std::optional<subsidy_rule> rule;    ///< absent where none is in force
    order_marks marks;                   ///< under which certificates the goods were sold
    std::optional<std::int64_t> mass_g;  ///< accepted (final) or dispatched (provisional); absent where it left 63 bits
    assessment_status status = assessment_status::provisional;
    std::string delivery_county_code;
    std::optional<std::int64_t> declared_distance_m;
    std::vector<way> ways;  ///< at least one
    std::optional<verdict_reference> verdict;
};

/// The inputs as one canonical text: equal inputs, equal text. Its hash makes assessing again idempotent.
[[nodiscard]] std::string canonical_text(const assessment_inputs& inputs);

/// Codes of denials: no-rule-in-force, not-under-the-mark, nothing-accepted, below-minimum-mass, distance-not-in-table,
/// cold-chain-not-proven, out-of-range.
struct assessed {
    bool granted = false;
    base::fen amount{};
    std::string denial;  ///< empty where granted
    explanation steps;
    bool operator==(const assessed&) const = default;
};

/// Never throws, never fails: every denial is explained as an amount is.
[[nodiscard]] assessed assess(const assessment_inputs& inputs);

/// An assessment on record; append-only, the highest number of a shipment counts.
struct assessment {
    assessment_id id{};
    shipment_id shipment{};
    order_id order{};
    int number = 1;
    assessment_status status = assessment_status::provisional;
    digest inputs_sha256{};
    std::string rule_code;
    std::optional<subsidy_rule> rule;
    std::optional<verdict_id> verdict;
    assessed outcome;
    base::instant assessed_at{};
    bool operator==(const assessment&) const = default;
};

/// The explanation in Chinese, as a page of plain text for the person who signs.
[[nodiscard]] std::string explanation_page_zh(const assessment& what);

}  // namespace chuanpin::logistics::domain
