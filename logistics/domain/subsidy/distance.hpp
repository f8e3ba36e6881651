// Official distances: a published, versioned table, one way, in metres. A published table never changes; a correction is the next one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/base/time.hpp"

namespace chuanpin::logistics::domain {

struct official_distance {
    int table_version = 0;
    base::business_date valid_from{};  ///< of the table: dispatches from this day on
    std::string origin_county_code;    ///< GB/T 2260, six digits
    std::string origin_name_zh;
    std::string destination_code;  ///< a county or a whole prefecture ("510100" stands for every district of 成都)
    std::string destination_name_zh;
    std::int64_t distance_m = 0;
    bool approximate = false;  ///< demonstration data, not measured
    bool operator==(const official_distance&) const = default;
};

/// What a delivery county may stand in the table as: itself, then its prefecture ("510104" → "510104", "510100").
[[nodiscard]] std::vector<std::string> destination_candidates(std::string_view county_code);

/// The entry for this way among those of one table: to the county itself before its prefecture; null where there is none.
[[nodiscard]] const official_distance* find_distance(std::span<const official_distance> entries, std::string_view origin,
                                                     std::string_view destination);

/// official · (1 + tolerance), rounded down to whole metres; nullopt where it leaves 63 bits.
[[nodiscard]] std::optional<std::int64_t> distance_ceiling_m(std::int64_t official_m, std::int64_t tolerance_permille);

}  // namespace chuanpin::logistics::domain
