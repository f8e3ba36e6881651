#include "catalog/domain/assortment/sku.hpp"

#include <utility>

#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::domain {

base::result<void> check_sku(const sku_details& sku, std::int64_t unit_net_mass_g) {
    if (sku.unit_gross_mass_g && *sku.unit_gross_mass_g < unit_net_mass_g)
        return base::refusal(errors::product_specification_invalid({{"/unit_gross_mass_g", "out-of-range", "Less than unit_net_mass_g."}}));
    return {};
}

base::result<product_family> change(product_family what, family_changes stated) {
    if (auto fits = check_seasons(stated.harvested); !fits) return base::refusal(std::move(fits.error()));
    if (what.name_zh == stated.name_zh && what.description == stated.description && what.harvested == stated.harvested)
        return base::refusal(errors::product_unchanged());
    what.name_zh = std::move(stated.name_zh);
    what.description = std::move(stated.description);
    what.harvested = std::move(stated.harvested);
    what.version += 1;
    return what;
}

}  // namespace chuanpin::catalog::domain
