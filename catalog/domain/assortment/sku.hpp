// What a supplier says of one trade unit (SKU) beside its net mass, and the family (SPU) that several of them belong to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/domain/document/document.hpp"
#include "catalog/domain/ids.hpp"
#include "catalog/domain/season.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t supplier_code_length_max = 64;  ///< code points
inline constexpr std::size_t variety_length_max = 50;
inline constexpr std::size_t specification_length_max = 100;
inline constexpr std::int64_t unit_gross_mass_g_max = 1'200'000;
inline constexpr std::int64_t carton_units_max = 10'000;  ///< trade units in a carton
inline constexpr std::size_t pictures_max = 10;           ///< of a product
inline constexpr std::size_t families_max = 1'000;        ///< of a supplier
inline constexpr std::size_t family_products_max = 100;   ///< that are shown together

struct product_family_tag {
    static constexpr std::string_view prefix = "fam";
};
using product_family_id = base::typed_id<product_family_tag>;

struct sku_details {
    std::optional<std::string> supplier_code{};  ///< the supplier's own, once among its products
    std::optional<std::string> variety{};        ///< 品种, "红富士"
    std::optional<std::string> specification{};  ///< 规格, "80-85mm, 24个"
    std::optional<std::int64_t> unit_gross_mass_g{};
    std::optional<std::int64_t> carton_units{};
    std::optional<product_family_id> family{};
    bool operator==(const sku_details&) const = default;
};

/// Errors: product-specification-invalid (gross less than net).
[[nodiscard]] base::result<void> check_sku(const sku_details& sku, std::int64_t unit_net_mass_g);

/// One product in several specifications (SPU): what they have in common. A product without pictures, seasons or a description of its own
/// has those of its family.
struct product_family {
    product_family_id id{};
    organisation_id supplier{};
    std::string name_zh{};
    std::string category{};
    std::optional<std::string> variety{};
    std::string description{};
    seasons harvested{};
    std::vector<document_id> pictures{};  ///< in their order
    std::int64_t version = 1;
    base::instant created_at{};
    bool operator==(const product_family&) const = default;
};

/// What its supplier may say anew. The variety is not among it: that is a material change of every product that has none of its own.
struct family_changes {
    std::string name_zh{};
    std::string description{};
    seasons harvested{};
};
/// Errors: product-unchanged, product-seasons-invalid.
[[nodiscard]] base::result<product_family> change(product_family what, family_changes stated);

}  // namespace chuanpin::catalog::domain
