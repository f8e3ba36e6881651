#include "catalog/domain/labour/labour_limits.hpp"

#include "catalog/domain/labour/labour_errors.hpp"

namespace chuanpin::catalog::domain {

base::result<void> check_limits(const labour_limits& limits, const labour_day& before, std::int64_t workers, base::instant now) {
    if (workers < limits.workers_min) return base::refusal(errors::labour_list_too_small(limits.workers_min));
    const bool fits = before.lists < limits.lists_per_day && workers <= limits.names_per_day - before.names;
    if (fits) return {};
    const auto tomorrow = base::business_date(std::chrono::sys_days(base::business_date_of(now)) + std::chrono::days(1));
    const auto wait = std::chrono::ceil<std::chrono::seconds>(base::start_of(tomorrow) - now);
    return base::refusal(errors::labour_quota_exceeded(limits.lists_per_day, limits.names_per_day, wait));
}

}  // namespace chuanpin::catalog::domain
