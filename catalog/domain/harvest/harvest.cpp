#include "catalog/domain/harvest/harvest.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/county.hpp"
#include "catalog/domain/harvest/harvest_errors.hpp"
#include "catalog/domain/place/place.hpp"

namespace chuanpin::catalog::domain {
namespace {

bool overlaps(const harvest_terms& one, const harvest_terms& other) {
    return one.valid_from < other.valid_to && other.valid_from < one.valid_to;
}

}  // namespace

base::business_date first_day_of(std::int64_t year) {
    return base::business_date(std::chrono::year(static_cast<int>(year)), std::chrono::January, std::chrono::day(1));
}

std::vector<base::field_error> faults_of(const harvest_announcement& what, base::business_date today) {
    const auto& terms = what.terms;
    std::vector<base::field_error> faults;
    const auto refuse = [&](std::string pointer, std::string code, std::string detail) {
        faults.push_back({std::move(pointer), std::move(code), std::move(detail)});
    };
    if (what.variety_key.empty()) refuse("/variety", "invalid-format", "Nothing but spaces.");
    if (!is_county_code(what.county_code)) refuse("/county_code", "invalid-format", "Six digits of GB/T 2260 that begin with 51.");
    if (static_cast<int>(terms.first_harvest_on.year()) != what.year)
        refuse("/first_harvest_on", "out-of-range", fmt::format("Not a day of {}.", what.year));
    if (terms.valid_to <= terms.valid_from)
        refuse("/valid_to", "out-of-order", "Not after valid_from.");
    else if (std::chrono::sys_days(terms.valid_to) - std::chrono::sys_days(terms.valid_from) > harvest_days_max)
        refuse("/valid_to", "out-of-range", fmt::format("More than {} days after valid_from.", harvest_days_max.count()));
    else if (terms.first_harvest_on < terms.valid_from || terms.first_harvest_on >= terms.valid_to)
        refuse("/first_harvest_on", "out-of-range", "Not one of the days from valid_from to valid_to.");
    if (terms.source.dated_on > today) refuse("/source/dated_on", "out-of-range", "The document is dated in the future.");
    return faults;
}

base::result<harvest_change> plan_harvest(std::span<const harvest_announcement> live, harvest_announcement fresh) {
    harvest_change change;
    for (const auto& each : live) {
        if (each.year == fresh.year) {
            if (each.terms == fresh.terms) return harvest_change{};
            change.superseded.push_back(each.id);
            fresh.recorded_at = std::max(fresh.recorded_at, each.recorded_at);
        } else if (overlaps(each.terms, fresh.terms)) {
            return base::refusal(errors::harvest_announcement_invalid(
                {{"/valid_from", "overlaps",
                  fmt::format("The announcement of {} speaks of days from {} to {}.", each.year, base::to_text(each.terms.valid_from),
                              base::to_text(each.terms.valid_to))}}));
        }
    }
    fresh.id = 0;
    change.inserted.push_back(std::move(fresh));
    return change;
}

base::result<harvest_announcement> withdraw(harvest_announcement what, harvest_withdrawal why) {
    if (what.withdrawal) return base::refusal(errors::harvest_announcement_withdrawn(what.id, what.withdrawal->at));
    if (what.superseded_at) return base::refusal(errors::harvest_announcement_superseded(what.id, *what.superseded_at));
    why.at = std::max(why.at, what.recorded_at);
    what.superseded_at = why.at;
    what.withdrawal = std::move(why);
    return what;
}

std::string county_of_lot_place(std::string_view place_code) {
    return is_county_code(place_code) ? std::string(place_code) : county_of_place_code(place_code);
}

const harvest_announcement* find_broken(std::span<const harvest_announcement> live, std::string_view county_code,
                                        base::business_date harvested_on) {
    const auto found = std::ranges::find_if(live, [&](const auto& each) {
        const auto& terms = each.terms;
        return each.county_code == county_code && terms.valid_from <= harvested_on && harvested_on < terms.first_harvest_on;
    });
    return found == live.end() ? nullptr : &*found;
}

}  // namespace chuanpin::catalog::domain
