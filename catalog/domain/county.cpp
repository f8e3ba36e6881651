#include "catalog/domain/county.hpp"

#include <algorithm>

namespace chuanpin::catalog::domain {

bool is_poverty_area(std::string_view name) { return std::ranges::find(poverty_areas, name) != std::end(poverty_areas); }

bool is_county_code(std::string_view code) {
    return code.size() == 6 && code.starts_with("51") && std::ranges::all_of(code, [](char each) { return each >= '0' && each <= '9'; });
}

std::optional<county_change> plan_county_change(std::span<const county_version> live, const std::string& code, const county_facts& facts,
                                                base::business_date valid_from) {
    validity_line<county_version> known(live);
    if (!known.set({.code = code, .facts = facts, .valid_from = valid_from})) return std::nullopt;
    return known.change();
}

}  // namespace chuanpin::catalog::domain
