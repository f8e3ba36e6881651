#include "catalog/domain/offer/conditions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "catalog/domain/county.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::size_t prefecture_digits = 4;
constexpr std::string_view province_code = "510000";

std::string prefecture_of(std::string_view code) { return std::string(code.substr(0, prefecture_digits)) + "00"; }

void check_area(const std::vector<std::string>& area, std::vector<base::field_error>& faults) {
    if (area.size() > area_codes_max) faults.push_back({"/delivery_area", "too-many", fmt::format("At most {} codes.", area_codes_max)});
    for (std::size_t i = 0; i < area.size(); ++i) {
        const auto at = fmt::format("/delivery_area/{}", i);
        if (!is_county_code(area[i]) || area[i] == province_code)
            faults.push_back({at, "invalid-format", "The six digits of a county or prefecture of the province."});
        else if (std::find(area.begin(), area.begin() + static_cast<std::ptrdiff_t>(i), area[i]) !=
                 area.begin() + static_cast<std::ptrdiff_t>(i))
            faults.push_back({at, "duplicate", "The code stands here twice."});
        else if (!is_prefecture_code(area[i]) && std::ranges::find(area, prefecture_of(area[i])) != area.end())
            faults.push_back({at, "covered", "Its prefecture is in the area as well."});
    }
}

void check_channels(const std::vector<sales_channel>& channels, std::vector<base::field_error>& faults) {
    if (channels.empty()) faults.push_back({"/channels", "too-few", "At least one channel is needed."});
    auto sorted = channels;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end()) faults.push_back({"/channels", "duplicate", "A channel stands here twice."});
}

void check_tolerance(std::string_view pointer, std::int64_t permille, pricing by, std::vector<base::field_error>& faults) {
    if (permille < 0 || permille > tolerance_permille_max)
        faults.push_back({std::string(pointer), "out-of-range", fmt::format("Between 0 and {}.", tolerance_permille_max)});
    else if (permille > 0 && by == pricing::pack)
        faults.push_back({std::string(pointer), "priced-by-pack", "Only what is priced by the kilogram may differ in mass."});
}

}  // namespace

std::string_view name_of(pricing by) { return by == pricing::pack ? "pack" : "kilogram"; }

std::optional<pricing> parse_pricing(std::string_view name) {
    for (const auto each : {pricing::pack, pricing::kilogram})
        if (name == name_of(each)) return each;
    return std::nullopt;
}

std::string_view name_of(sales_channel what) {
    switch (what) {
        case sales_channel::ecommerce:
            return "ecommerce";
        case sales_channel::assistance_unit:
            return "assistance_unit";
        case sales_channel::commercial:
            return "commercial";
        case sales_channel::directed_supply:
            return "directed_supply";
    }
    return {};
}

std::optional<sales_channel> parse_sales_channel(std::string_view name) {
    for (const auto each : sales_channels)
        if (name == name_of(each)) return each;
    return std::nullopt;
}

bool is_prefecture_code(std::string_view code) { return code.ends_with("00"); }

std::vector<base::field_error> faults_of(const offer_conditions& what) {
    std::vector<base::field_error> faults;
    check_area(what.delivery_area, faults);
    check_channels(what.channels, faults);
    check_tolerance("/weight_under_permille", what.weight_under_permille, what.priced_by, faults);
    check_tolerance("/weight_over_permille", what.weight_over_permille, what.priced_by, faults);
    return faults;
}

offer_conditions in_order(offer_conditions what) {
    std::ranges::sort(what.delivery_area);
    std::ranges::sort(what.channels);
    return what;
}

std::vector<std::string> changes_between(const offer_conditions& before, const offer_conditions& after) {
    std::vector<std::string> changed;
    const auto look = [&](bool differs, std::string_view name) {
        if (differs) changed.emplace_back(name);
    };
    look(before.delivery_area != after.delivery_area, "delivery_area");
    look(before.channels != after.channels, "channels");
    look(before.priced_by != after.priced_by, "priced_by");
    look(before.weight_under_permille != after.weight_under_permille, "weight_under_permille");
    look(before.weight_over_permille != after.weight_over_permille, "weight_over_permille");
    return changed;
}

}  // namespace chuanpin::catalog::domain
