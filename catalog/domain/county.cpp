#include "catalog/domain/county.hpp"

#include <algorithm>

namespace chuanpin::catalog::domain {

bool is_poverty_area(std::string_view name) { return std::ranges::find(poverty_areas, name) != std::end(poverty_areas); }

bool is_county_code(std::string_view code) {
    return code.size() == 6 && code.starts_with("51") && std::ranges::all_of(code, [](char each) { return each >= '0' && each <= '9'; });
}

bool holds_on(const county_version& version, base::business_date day) {
    return version.valid_from <= day && (!version.valid_to || day < *version.valid_to);
}

std::optional<county_change> plan_county_change(std::span<const county_version> live, const std::string& code, const county_facts& facts,
                                                base::business_date valid_from) {
    county_change change;
    county_version fresh{.code = code, .facts = facts, .valid_from = valid_from};
    if (const auto covering = std::ranges::find_if(live, [&](const auto& each) { return holds_on(each, valid_from); });
        covering != live.end()) {
        if (covering->facts == facts) return std::nullopt;
        change.superseded.push_back(covering->id);
        fresh.valid_to = covering->valid_to;
        if (covering->valid_from < valid_from) {
            auto before = *covering;
            before.id = 0;
            before.valid_to = valid_from;
            change.inserted.push_back(std::move(before));
        }
    } else {
        for (const auto& each : live) {
            if (each.valid_from > valid_from && (!fresh.valid_to || each.valid_from < *fresh.valid_to)) fresh.valid_to = each.valid_from;
        }
    }
    change.inserted.push_back(std::move(fresh));
    return change;
}

}  // namespace chuanpin::catalog::domain
