// Places below the county that a product may come from, in time: townships, villages and enclave parks (飞地园区).
//
// Source of the facts: the statistical division codes (统计用区划代码), of twelve digits, and the documents that name a poor village or an
// enclave park. A county outside the 88 qualifies only where such a place does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/validity_line.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t place_name_length_max = 50;     ///< code points
inline constexpr std::size_t place_source_length_max = 200;  ///< code points
inline constexpr std::size_t place_partners_max = 4;         ///< of a park

enum class place_kind { township, village, park };
[[nodiscard]] std::string_view name_of(place_kind kind);
[[nodiscard]] std::optional<place_kind> parse_place_kind(std::string_view name);

/// What a code says of itself: twelve digits, a township's ending in 000 and a village's not; a park's is FD and eight digits. All begin,
/// behind FD, with the six digits of the county. nullopt for anything else.
[[nodiscard]] std::optional<place_kind> kind_of_place_code(std::string_view code);
/// The six digits of the county. Only for what kind_of_place_code can read.
[[nodiscard]] std::string county_of_place_code(std::string_view code);

/// What the registry says of a place. Two versions with equal facts say the same.
struct place_facts {
    std::string name_zh;
    bool poor_village = false;                 ///< 贫困村: of villages only
    std::vector<std::string> partner_codes{};  ///< of a park: the six digits (GB/T 2260) of the places that share it
    std::string source;                        ///< the document that says so
    base::business_date source_dated_on{};
    bool operator==(const place_facts&) const = default;
};

/// One row of the registry: facts that hold on [valid_from, valid_to). Never changed, only superseded.
struct place_version {
    std::int64_t id = 0;  ///< the row; 0 before it is stored
    std::string code;
    place_facts facts;
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    base::instant recorded_at{};
    bool operator==(const place_version&) const = default;
};

using place_change = validity_change<place_version>;

}  // namespace chuanpin::catalog::domain
