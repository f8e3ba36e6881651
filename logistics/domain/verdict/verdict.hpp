// The cold-chain verdict (冷链判定): a pure function of frozen inputs. Given once, stored, never edited; other evidence gives another
// verdict.
//
//   failed               at least one excursion is proven, or the goods cannot share a box
//   not_enough_evidence  nothing is proven against it, but the record does not vouch for the journey
//   passed               the record vouches for the journey and stayed within limits, but for tolerated fluctuations
#pragma once

#include <string>
#include <vector>

#include "logistics/domain/temperature/log.hpp"
#include "logistics/domain/verdict/evidence.hpp"

namespace chuanpin::logistics::domain {

enum class verdict_kind { passed, failed, not_enough_evidence };
[[nodiscard]] std::string_view name_of(verdict_kind kind);
[[nodiscard]] std::string_view name_zh_of(verdict_kind kind);

/// A figure behind a reason: a name that ends in its unit, and an integer.
struct figure {
    std::string name;
    std::int64_t value = 0;
    bool operator==(const figure&) const = default;
};

/// Why, for machines (code, figures) and for people.
///
/// Codes against the journey: storage-ranges-exclude-each-other, excursion-beyond-tolerance, excursion-too-long, frozen-goods-thawed.
/// Codes about evidence: goods-without-limits, no-readings, no-readings-in-journey, interval-unknown, gap-too-long, coverage-too-low,
/// recorder-too-inaccurate. Codes of flags: constant-values, readings-in-the-future, recorder-accuracy-undeclared.
struct reason {
    std::string code;
    std::string text_zh;
    std::string text_en;
    std::vector<figure> figures;
    bool operator==(const reason&) const = default;
};

/// Everything that a verdict depends on.
struct verdict_inputs {
    journey when;
    temperature_range range;                           ///< the strictest line's
    std::optional<std::int64_t> recorder_accuracy_mc;  ///< as declared
    std::chrono::sys_seconds handed_in_at{};           ///< readings after this lay in the future
    const cold_chain_profile* profile = nullptr;       ///< never null
};

inline constexpr std::size_t excursions_listed_max = 100;

struct judgement {
    verdict_kind kind = verdict_kind::not_enough_evidence;
    std::vector<reason> reasons;  ///< empty where passed
    std::vector<reason> flags;    ///< for the eyes of the person who signs; they change nothing
    evidence found;               ///< lists at most excursions_listed_max excursions; excursion_count says how many there were
    bool operator==(const judgement&) const = default;
};

[[nodiscard]] judgement judge(const temperature_series& series, const verdict_inputs& inputs);

/// A judgement on record.
struct verdict {
    verdict_id id{};
    shipment_id shipment{};
    temperature_log_id log{};
    int number = 1;  ///< counts the verdicts of one shipment; the highest is the one that holds
    std::string profile_code;
    int profile_version = 0;
    digest readings_sha256{};
    journey when;
    temperature_range range;
    judgement given;
    base::instant given_at{};
    bool operator==(const verdict&) const = default;
};

}  // namespace chuanpin::logistics::domain
