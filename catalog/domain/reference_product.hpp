// The operator's reference list of Sichuan's products: how each is stored, when it is harvested, what it roughly costs.
//
// It helps suppliers to fill in a product; it is not an offer, and its prices are orientation only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/domain/season.hpp"
#include "catalog/domain/storage.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::catalog::domain {

/// `name_zh` and `kept.kind` together name it (the same mushroom is sold fresh, frozen and dried).
struct reference_product {
    std::string name_zh;
    std::string category;
    std::vector<std::string> origin_county_codes;
    storage_condition kept{};
    std::int64_t shelf_life_hours = 0;
    std::optional<season> harvested{};
    std::string unit_name_zh;
    std::int64_t unit_net_mass_g = 0;
    base::fen price{};
    std::string price_source;  ///< "synthetic": made for demonstration, not observed
    std::string note;
    bool operator==(const reference_product&) const = default;
};

}  // namespace chuanpin::catalog::domain
