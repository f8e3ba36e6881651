// What the catalogue knows of an organisation, from the gateway's events.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/domain/ids.hpp"

namespace chuanpin::catalog::domain {

struct known_organisation {
    organisation_id id{};
    std::string kind;         ///< as the gateway names it: "cooperative", "supply_marketing_cooperative", …
    std::string name;         ///< as registered
    std::string county_code;  ///< GB/T 2260; one that ends in 00 stands for a whole prefecture
    bool operator==(const known_organisation&) const = default;
};

/// Whether an organisation of `office` is of the same level as, or right above, somebody of `county`: the county itself or its prefecture.
[[nodiscard]] constexpr bool is_in_charge_of(std::string_view office, std::string_view county) {
    constexpr std::size_t prefecture_digits = 4;
    return office == county || (office.ends_with("00") && office.substr(0, prefecture_digits) == county.substr(0, prefecture_digits));
}

}  // namespace chuanpin::catalog::domain
