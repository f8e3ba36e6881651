#include "catalog/domain/assortment/sku.hpp"

#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::domain {

base::result<void> check_sku(const sku_details& sku, std::int64_t unit_net_mass_g) {
    if (sku.unit_gross_mass_g && *sku.unit_gross_mass_g < unit_net_mass_g)
        return base::refusal(errors::product_specification_invalid({{"/unit_gross_mass_g", "out-of-range", "Less than unit_net_mass_g."}}));
    return {};
}

}  // namespace chuanpin::catalog::domain
