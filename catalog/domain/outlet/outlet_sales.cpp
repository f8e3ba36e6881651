#include "catalog/domain/outlet/outlet_sales.hpp"

#include <utility>

#include <fmt/format.h>

#include "catalog/domain/market_errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::size_t month_length = 7;

base::business_date first_of(base::business_date day) { return day.year() / day.month() / std::chrono::day(1); }

std::vector<base::field_error> faults_of(const outlet& what, const outlet_sales& stated, base::business_date today) {
    std::vector<base::field_error> faults;
    if (stated.month >= first_of(today)) faults.push_back({"/month", "out-of-range", "The month is not over."});
    if (stated.month < first_of(what.details.opened_on)) faults.push_back({"/month", "out-of-range", "Before the opening."});
    if (what.closed_on && stated.month >= *what.closed_on) faults.push_back({"/month", "out-of-range", "After the closing."});
    if (stated.marked > stated.total) faults.push_back({"/marked_fen", "out-of-range", "More than the total."});
    return faults;
}

}  // namespace

std::optional<base::business_date> parse_month(std::string_view text) {
    if (text.size() != month_length) return std::nullopt;
    return base::parse_date(std::string(text) + "-01");
}

std::string month_text(base::business_date first_day) { return base::to_text(first_day).substr(0, month_length); }

std::optional<base::rational> mark_share(base::fen total, base::fen marked) { return base::rational::make(marked.value, total.value); }

std::string per_cent_text(base::fen total, base::fen marked) {
    constexpr std::int64_t hundredths = 10'000;
    const auto share = mark_share(total, marked);
    if (!share) return {};
    const auto rounded = base::multiply_rounded(hundredths, 1, *share, base::rounding::half_up).value_or(0);
    return fmt::format("{}.{:02}", rounded / 100, rounded % 100);
}

bool is_share_low(base::fen total, base::fen marked, std::int64_t warning_per_cent) {
    return total.value > 0 && 100 * marked.value < warning_per_cent * total.value;
}

base::result<outlet_sales> report_sales(const outlet& what, outlet_sales stated, std::int64_t reported, const outlet_author& by) {
    auto faults = faults_of(what, stated, base::business_date_of(by.now));
    if (!faults.empty()) return base::refusal(errors::outlet_sales_invalid(std::move(faults)));
    if (reported >= outlet_corrections_max) return base::refusal(errors::outlet_sales_corrected_too_often(month_text(stated.month)));
    stated.outlet = what.id;
    stated.revision = reported + 1;
    stated.by = by.account;
    stated.recorded_at = by.now;
    return stated;
}

}  // namespace chuanpin::catalog::domain
