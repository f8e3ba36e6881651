// What sorts of organisations there are, and to which family each belongs. Permissions go by family (permissions.hpp).
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace chuanpin::gateway::domain {

enum class organisation_kind {
    cooperative,
    family_farm,
    leading_enterprise,
    village_collective,
    sole_trader,
    natural_person,
    agency,
    school,
    hospital,
    state_enterprise,
    union_body,
    canteen_contractor,
    wholesale_market,
    supermarket,
    outlet_operator,
    supply_marketing_cooperative,
    commerce_bureau,
    county_government,
    provincial_group,
    project_centre,
    poverty_relief_office,
    finance_bureau,
    bank,
    carrier,
    partner,
    supervisor,
    platform_operator,
};

enum class organisation_family {
    supplier,           ///< grows, makes, sells
    buyer,              ///< orders and accepts
    reviewer,           ///< recommends, reviews applications, keeps lists
    finance,            ///< pays subsidies, lends
    logistics,          ///< carries
    partner,            ///< follows events
    supervision,        ///< looks on, changes nothing
    platform_operator,  ///< runs the platform
};

struct organisation_kind_row {
    organisation_kind kind;
    std::string_view name;  ///< on the wire and in the database
    organisation_family family;
    std::string_view title_zh;
};

/// All kinds, each once, in the order of the enumeration.
[[nodiscard]] std::span<const organisation_kind_row> organisation_kinds();

[[nodiscard]] std::string_view name_of(organisation_kind kind);
[[nodiscard]] std::string_view title_of(organisation_kind kind);
[[nodiscard]] organisation_family family_of(organisation_kind kind);
[[nodiscard]] std::optional<organisation_kind> parse_organisation_kind(std::string_view name);

/// A person of flesh and blood, alone: nobody else is there to share the roles with.
[[nodiscard]] constexpr bool is_one_person(organisation_kind kind) {
    return kind == organisation_kind::sole_trader || kind == organisation_kind::natural_person;
}

}  // namespace chuanpin::gateway::domain
