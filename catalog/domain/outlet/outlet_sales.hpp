// What an outlet sold in a month, and how much of that carried the mark.
//
// Source of the warning: in autumn 2020 the 三专 sold 13.518 thousand million yuan, of which 61.6 per cent were recognised goods; a shop
// that hardly sells any is one by name only. A correction is another report of the month; the newest counts, all stay.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/domain/outlet/outlet.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::catalog::domain {

inline constexpr base::fen outlet_sales_max{1'000'000'000'000};   ///< ten thousand million yuan an outlet and month
inline constexpr std::int64_t outlet_corrections_max = 100;       ///< reports of one outlet and month
inline constexpr std::size_t outlet_source_length_max = 200;      ///< code points
inline constexpr std::int64_t outlet_share_warning_default = 60;  ///< per cent

/// "2026-03" as the first day of the month; nullopt for anything else.
[[nodiscard]] std::optional<base::business_date> parse_month(std::string_view text);
[[nodiscard]] std::string month_text(base::business_date first_day);

struct outlet_sales {
    outlet_id outlet{};
    base::business_date month{};  ///< its first day
    std::int64_t revision = 1;    ///< counts the reports of this month
    base::fen total{};
    base::fen marked{};    ///< of these, under the mark
    std::string source{};  ///< where the figures come from, in the operator's words
    account_id by{};
    base::instant recorded_at{};
    bool operator==(const outlet_sales&) const = default;
};

/// marked / total, exact; nullopt where nothing was sold.
[[nodiscard]] std::optional<base::rational> mark_share(base::fen total, base::fen marked);
/// For people: "61.57", rounded half up at the second decimal.
[[nodiscard]] std::string per_cent_text(base::fen total, base::fen marked);
/// 100 · marked < warning · total. Nothing sold is not low.
[[nodiscard]] bool is_share_low(base::fen total, base::fen marked, std::int64_t warning_per_cent);

/// The month is over and the outlet was open in it; marked ≤ total; and the report after `reported` of that month (0: none yet).
/// Errors: outlet-sales-invalid, outlet-sales-corrected-too-often.
[[nodiscard]] base::result<outlet_sales> report_sales(const outlet& what, outlet_sales stated, std::int64_t reported,
                                                      const outlet_author& by);

}  // namespace chuanpin::catalog::domain
