#include "catalog/app/own_product.hpp"

#include <iterator>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

namespace {

void add(std::vector<domain::county_version>& all, std::vector<domain::county_version> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

base::result<domain::origin_decision> decide_origin_now(transaction& tx, const domain::origin_claim& claim,
                                                        const base::call_context& context) {
    auto counties = tx.counties().versions_of(claim.county_code, context.now);
    std::vector<std::string> codes;
    if (claim.place_code) codes.push_back(*claim.place_code);
    if (claim.raw_material_code && domain::is_county_code(*claim.raw_material_code)) {
        if (*claim.raw_material_code != claim.county_code) add(counties, tx.counties().versions_of(*claim.raw_material_code, context.now));
    } else if (claim.raw_material_code) {
        codes.push_back(*claim.raw_material_code);
    }
    const auto places = codes.empty() ? std::vector<domain::place_version>{} : tx.places().versions_of(codes, context.now);
    const auto households = claim.household_number ? tx.households().versions_of({&*claim.household_number, 1}, context.now)
                                                   : std::vector<domain::household_version>{};
    return domain::decide_origin(claim, {counties, places, households}, base::business_date_of(context.now));
}

base::result<domain::product> lock_own_product(transaction& tx, domain::product_id id, const base::call_context& context) {
    auto found = tx.products().lock(id);
    if (!found || found->supplier != context.who.value().organisation) return base::refusal(domain::errors::product_not_found(id));
    return *std::move(found);
}

}  // namespace chuanpin::catalog::app
