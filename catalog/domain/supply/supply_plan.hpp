// The supply plan: what suppliers expect to harvest and what buyers want, by week and county, so that a glut or a shortage is seen
// before it is planted.
//
// The glut warning is against following the crowd (盲目跟风): everybody plants what sold well last year, and nobody knows of the others.
// The county is the one of origin on both sides: where it grows, and whose goods are wanted. A later announcement of the same goods, week
// and county takes the place of the earlier one; all are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/domain/ids.hpp"
#include "catalog/domain/supply/iso_week.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::int64_t announced_mass_g_max = 100'000'000'000;  ///< a hundred thousand tonnes a week
inline constexpr int announced_weeks_ahead_max = 104;
inline constexpr int planned_weeks_max = 53;
inline constexpr std::size_t announcements_max = 10'000;  ///< of an organisation, of weeks that are not over

enum class plan_side { supply, demand };
[[nodiscard]] std::string_view name_of(plan_side side);

/// A product of the catalogue, or a variety of the reference list; one of the two.
struct planned_goods {
    std::optional<product_id> product{};
    std::optional<std::string> variety{};  ///< name_zh of reference products
    bool operator==(const planned_goods&) const = default;
};

struct announcement {
    announcement_id id{};
    plan_side side = plan_side::supply;
    organisation_id organisation{};
    planned_goods goods{};
    std::string category;
    std::string county_code;
    base::business_date week{};  ///< its Monday
    std::int64_t mass_g = 0;
    account_id by{};
    base::instant recorded_at{};
    std::optional<base::instant> superseded_at{};
    bool operator==(const announcement&) const = default;
};

/// Not a week that is over, and not too far ahead. Errors: announcement-invalid.
[[nodiscard]] base::result<void> check_week(base::business_date week, base::business_date today);

/// What was announced for a week.
struct week_figures {
    base::business_date week{};
    std::int64_t supply_g = 0;
    std::int64_t demand_g = 0;
    std::int64_t suppliers = 0;  ///< that announced something, 0 g too
    std::int64_t buyers = 0;
    bool operator==(const week_figures&) const = default;
};
/// Where the warnings begin, in per cent of the demand. The sources name no figures: settings.
struct plan_rules {
    std::int64_t shortage_per_cent = 80;  ///< less supply than this
    std::int64_t glut_per_cent = 150;     ///< more supply than this
};

enum class plan_verdict { balanced, shortage, glut, demand_unknown, nothing_announced };
[[nodiscard]] std::string_view name_of(plan_verdict verdict);

struct plan_assessment {
    plan_verdict verdict = plan_verdict::nothing_announced;
    std::string compared;  ///< "100 × 900 = 90000 > 150 × 500 = 75000", for people
    std::string rule;      ///< which rule decided
};
/// Exact: 100 · supply against per cent · demand. Without any announced demand nothing is compared.
[[nodiscard]] plan_assessment assess(const week_figures& figures, const plan_rules& rules);

}  // namespace chuanpin::catalog::domain
