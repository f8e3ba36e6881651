#include "logistics/domain/subsidy/distance.hpp"

#include <algorithm>

#include "platform/base/money.hpp"

namespace chuanpin::logistics::domain {

std::vector<std::string> destination_candidates(std::string_view county_code) {
    std::vector<std::string> codes{std::string(county_code)};
    if (county_code.size() == 6 && !county_code.ends_with("00")) codes.push_back(std::string(county_code.substr(0, 4)) + "00");
    return codes;
}

const official_distance* find_distance(std::span<const official_distance> entries, std::string_view origin, std::string_view destination) {
    for (const auto& code : destination_candidates(destination)) {
        const auto found = std::ranges::find_if(
            entries, [&](const official_distance& each) { return each.origin_county_code == origin && each.destination_code == code; });
        if (found != entries.end()) return &*found;
    }
    return nullptr;
}

std::optional<std::int64_t> distance_ceiling_m(std::int64_t official_m, std::int64_t tolerance_permille) {
    const auto factor = base::rational::make(1000 + tolerance_permille, 1000);
    if (!factor) return std::nullopt;
    return base::multiply_rounded(official_m, 1, *factor, base::rounding::floor);
}

}  // namespace chuanpin::logistics::domain
