// A product of a supplier: drafted, then published once its origin is proven. What was published stays readable.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/domain/assortment/sku.hpp"
#include "catalog/domain/eligibility.hpp"
#include "catalog/domain/ids.hpp"
#include "catalog/domain/mark/mark_standing.hpp"
#include "catalog/domain/season.hpp"
#include "catalog/domain/storage.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::int64_t shelf_life_hours_max = 87'600;    ///< ten years
inline constexpr std::int64_t unit_net_mass_g_max = 1'000'000;  ///< one tonne a trade unit
inline constexpr std::size_t name_length_max = 100;             ///< code points
inline constexpr std::size_t unit_name_length_max = 10;         ///< code points
inline constexpr std::size_t category_length_max = 32;          ///< bytes
inline constexpr std::size_t description_length_max = 2'000;    ///< code points

enum class product_status { draft, published };
[[nodiscard]] std::string_view name_of(product_status status);
[[nodiscard]] std::optional<product_status> parse_product_status(std::string_view name);

/// What the supplier says of it.
struct product_details {
    std::string name_zh;
    std::optional<std::string> name_en{};
    std::string category;  ///< code of a row of `category`
    std::string origin_county_code;
    bool service = false;               ///< tourism, catering, transport: without what is marked "of goods"
    storage_condition storage{};        ///< of goods
    std::int64_t shelf_life_hours = 0;  ///< of goods
    seasons harvested{};                ///< where none is given, those of its family count
    std::string unit_name_zh;           ///< the trade unit, "箱"
    std::int64_t unit_net_mass_g = 0;   ///< net mass of one trade unit, of goods; 0 of a service
    std::string description{};
    std::optional<std::string> origin_place_code{};        ///< township, village or enclave park, where the county alone does not decide
    std::optional<std::string> origin_household_number{};  ///< of the registered poor household that made it
    std::optional<std::string> raw_material_code{};        ///< county or place that the raw material comes from
    sku_details sku{};
    bool operator==(const product_details&) const = default;
};

struct product {
    product_id id{};
    organisation_id supplier{};
    product_status status = product_status::draft;
    product_details details{};
    origin_decision origin{};
    std::int64_t version = 1;
    base::instant created_at{};
    base::instant changed_at{};
    std::optional<base::instant> published_at{};
    bool operator==(const product&) const = default;
};

[[nodiscard]] inline origin_claim origin_of(const product_details& details) {
    return {details.origin_county_code, details.origin_place_code, details.origin_household_number, details.raw_material_code};
}

/// Goods say how they are stored, how long they keep and what they weigh; a service says nothing of it. `service_category`: what the
/// product's category is. Errors: product-kind-invalid with every member.
[[nodiscard]] base::result<void> check_kind(const product_details& details, bool service_category);
/// Storage (of goods) and seasons. Errors: storage-out-of-class, product-seasons-invalid.
[[nodiscard]] base::result<void> check_details(const product_details& details);

/// A new draft. Errors: storage-out-of-class, product-seasons-invalid.
[[nodiscard]] base::result<product> draft_product(product_id id, organisation_id supplier, product_details details, origin_decision origin,
                                                  base::instant now);
/// `origin` and `standing` are of the day of publication. Errors: product-already-published, origin-not-proven, product-not-authorised.
[[nodiscard]] base::result<product> publish(product what, origin_decision origin, const std::optional<mark_standing>& standing,
                                            base::instant now);

/// The draft as it is with other details. Errors: product-already-published, storage-out-of-class,
/// product-seasons-invalid.
[[nodiscard]] base::result<product> redraft(product what, product_details details, origin_decision origin, base::instant now);

}  // namespace chuanpin::catalog::domain
