// Subsidy rules (补贴规则) as data: versions with the days on which they hold and the time at which we knew them (bitemporal).
//
// A recorded version never changes its values. A newer version takes over the days that it claims from the older ones: their rows are
// closed (superseded_at) and what remains of their days is recorded anew. So what was known at any moment can be asked again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::logistics::domain {

/// The rule that is applied where a request names none.
inline constexpr std::string_view default_rule_code = "cold-chain-freight";

/// What a shipment earns whose cold chain is not proven.
enum class without_proof { ambient_rate, nothing };
[[nodiscard]] std::string_view name_of(without_proof choice);
[[nodiscard]] std::optional<without_proof> parse_without_proof(std::string_view name);

/// The values of one version. Rates are fen per tonne-kilometre. Amounts round down: the payer's safe side.
struct subsidy_rule {
    std::string code;
    int version = 0;
    std::string document_number;  ///< 文号
    std::string title_zh;
    bool example = false;                         ///< an illustration, in force nowhere
    base::business_date valid_from{};             ///< dispatches from this day on …
    std::optional<base::business_date> valid_to;  ///< … to the day before this one
    base::rational cold_rate;
    base::rational ambient_rate;
    without_proof otherwise = without_proof::nothing;
    base::fen cap{};  ///< of one shipment
    std::int64_t mass_min_g = 0;
    std::int64_t distance_tolerance_permille = 0;  ///< how far a declared distance may pass the official one
    bool operator==(const subsidy_rule&) const = default;
};

/// One row of the record.
struct rule_row {
    subsidy_rule rule;  ///< valid_from/valid_to are this row's part of the version's days
    base::instant recorded_at{};
    std::optional<base::instant> superseded_at;
    bool operator==(const rule_row&) const = default;
};

/// Limits that keep every product within 127 bits.
inline constexpr std::int64_t rate_part_max = 1'000'000;

/// Errors: the faults of the values, as pointers ("cap_fen").
[[nodiscard]] std::vector<base::field_error> check(const subsidy_rule& rule);

/// The row that held on `day` by what was known at `known_at`; null where none did.
[[nodiscard]] const rule_row* rule_in_force(std::span<const rule_row> rows, std::string_view code, base::business_date day,
                                            base::instant known_at);

/// What recording a version comes down to.
struct rule_change {
    std::vector<rule_row> closed;  ///< current rows to be closed now
    std::vector<rule_row> opened;  ///< rows to be inserted
    [[nodiscard]] bool empty() const { return opened.empty(); }
};

/// `published` are the versions as they were first recorded (their full days); `rows` the current rows (superseded_at absent) of that code.
/// Empty where the same version with the same values is on record already.
/// Errors: subsidy-rule-version-changed, subsidy-rule-version-not-next.
[[nodiscard]] base::result<rule_change> record_rule(std::span<const subsidy_rule> published, std::span<const rule_row> rows,
                                                    const subsidy_rule& incoming, base::instant now);

}  // namespace chuanpin::logistics::domain
