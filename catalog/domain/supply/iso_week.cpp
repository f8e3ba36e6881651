#include "catalog/domain/supply/iso_week.hpp"

#include "platform/base/iso_week.hpp"

namespace chuanpin::catalog::domain {

base::business_date week_of(base::business_date day) { return base::week_of(day); }
base::business_date weeks_after(base::business_date monday, int count) { return base::weeks_after(monday, count); }
std::string week_text(base::business_date monday) { return base::week_text(monday); }
std::optional<base::business_date> parse_week(std::string_view text) { return base::parse_week(text); }

}  // namespace chuanpin::catalog::domain
