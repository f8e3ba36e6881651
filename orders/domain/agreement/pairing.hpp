// Pairing (结对帮扶): which organisation helps which place or supplier, from when to when, by which document. Bitemporal: what was known
// before stays; a change supersedes the version and records another. A purchase outside of any pairing is allowed and told apart.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "orders/domain/agreement/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

enum class helped_kind { county, village, supplier };
enum class pairing_kind { fixed_point, east_west, unit };  ///< 定点帮扶, 东西部协作, 单位结对
inline constexpr std::size_t pairing_versions_max = 100;   ///< of one pairing

[[nodiscard]] std::string_view name_of(helped_kind kind);
[[nodiscard]] std::string_view name_of(pairing_kind kind);
[[nodiscard]] std::optional<helped_kind> parse_helped_kind(std::string_view name);
[[nodiscard]] std::optional<pairing_kind> parse_pairing_kind(std::string_view name);

/// Who is helped: six digits of a county, twelve of a village, or the id of a supplier.
struct helped {
    helped_kind kind{};
    std::string code{};
    auto operator<=>(const helped&) const = default;
};

/// Who helps whom; its versions say when.
struct pairing {
    pairing_id id{};
    organisation_id helper{};
    std::optional<base::unit_id> unit{};  ///< a part of the helper; empty: all of it
    helped who{};
    bool operator==(const pairing&) const = default;
};

struct pairing_version {
    std::int64_t id = 0;  ///< 0 before it is stored
    pairing_id of{};
    pairing_kind kind{};
    std::string document{};  ///< number of the paper that says so
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};  ///< half-open
    base::instant recorded_at{};
    std::optional<base::instant> superseded_at{};
    bool operator==(const pairing_version&) const = default;
};

[[nodiscard]] bool holds_on(const pairing_version& version, base::business_date day);
/// `known` are the versions of the pairing that are not superseded. Errors: pairing-invalid (ends before it begins), pairing-overlaps,
/// pairing-has-too-many-changes.
[[nodiscard]] base::result<void> check_new_version(std::span<const pairing_version> known, const pairing_version& fresh);

/// What ending a pairing writes.
struct ended_pairing {
    std::int64_t superseded = 0;
    std::optional<pairing_version> shorter{};  ///< nothing where it is ended on its first day
};
/// The version that holds on the day before `valid_to` or begins on it ends on `valid_to`. Errors: pairing-not-in-force.
[[nodiscard]] base::result<ended_pairing> end_pairing(std::span<const pairing_version> known, base::business_date valid_to,
                                                      std::string document, base::instant now);

}  // namespace chuanpin::orders::domain
