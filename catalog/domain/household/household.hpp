// Registered poor households (建档立卡户) in time: which village, and whether they are poor or have left poverty.
//
// Names and identity numbers are no part of a household here: they are members (app/household/), sealed at rest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/domain/validity_line.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t household_number_length_max = 32;  ///< ASCII letters, digits and hyphens
inline constexpr std::size_t person_name_length_max = 50;       ///< code points

enum class household_status {
    registered,  ///< poor, with file and card (建档立卡)
    exited,      ///< has left poverty (脱贫); its products go on to qualify (脱贫不脱政策)
};
[[nodiscard]] std::string_view name_of(household_status status);
[[nodiscard]] std::optional<household_status> parse_household_status(std::string_view name);

/// How a member stands to the head of the household.
enum class household_relation { head, spouse, child, parent, grandchild, grandparent, sibling, other };
[[nodiscard]] std::string_view name_of(household_relation relation);
[[nodiscard]] std::optional<household_relation> parse_household_relation(std::string_view name);

struct household_facts {
    std::string village_code;
    household_status status = household_status::registered;
    bool operator==(const household_facts&) const = default;
};
/// One row of the registry: facts that hold on [valid_from, valid_to). Never changed, only superseded.
struct household_version {
    std::int64_t id = 0;  ///< the row; 0 before it is stored
    std::string number;
    household_facts facts;
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    base::instant recorded_at{};
    bool operator==(const household_version&) const = default;
};
using household_change = validity_change<household_version>;

[[nodiscard]] bool is_household_number(std::string_view number);
/// What may be shown of it: the last four characters.
[[nodiscard]] std::string mask_household_number(std::string_view number);
/// The first character of a name, an asterisk for each other one.
[[nodiscard]] std::string mask_person_name(std::string_view name);
/// Whether the row makes somebody poor on that day or made so before: 脱贫不脱政策.
[[nodiscard]] bool is_poor_from(const household_version& version, base::business_date day);

}  // namespace chuanpin::catalog::domain
