#include "catalog/domain/listing/listing_review.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::domain {

std::string_view name_of(review_state state) {
    switch (state) {
        case review_state::open:
            return "open";
        case review_state::passed:
            return "passed";
        case review_state::refused:
            return "refused";
        case review_state::superseded:
            return "superseded";
    }
    return {};
}

std::optional<review_state> parse_review_state(std::string_view name) {
    for (const auto each : {review_state::open, review_state::passed, review_state::refused, review_state::superseded})
        if (name == name_of(each)) return each;
    return std::nullopt;
}

std::vector<std::string> material_changes(const product_details& before, const product_details& after) {
    std::vector<std::string> changed;
    const auto look = [&](bool differs, std::string_view name) {
        if (differs) changed.emplace_back(name);
    };
    look(before.name_zh != after.name_zh, "name_zh");
    look(before.category != after.category, "category");
    look(before.origin_county_code != after.origin_county_code, "origin_county_code");
    look(before.origin_place_code != after.origin_place_code, "origin_place_code");
    look(before.origin_household_number != after.origin_household_number, "origin_household_number");
    look(before.raw_material_code != after.raw_material_code, "raw_material_code");
    look(before.storage != after.storage, "storage");
    look(before.shelf_life_hours != after.shelf_life_hours, "shelf_life_hours");
    look(before.unit_name_zh != after.unit_name_zh, "unit_name_zh");
    look(before.unit_net_mass_g != after.unit_net_mass_g, "unit_net_mass_g");
    look(before.sku.variety != after.sku.variety, "variety");
    look(before.sku.specification != after.sku.specification, "specification");
    look(before.sku.unit_gross_mass_g != after.sku.unit_gross_mass_g, "unit_gross_mass_g");
    look(before.sku.carton_units != after.sku.carton_units, "carton_units");
    return changed;
}

base::result<listing_review> decide(listing_review what, bool passes, std::string reasons, const listing_reviewer& who, base::instant now) {
    if (what.supplier == who.organisation) return base::refusal(errors::listing_reviewer_interested());
    if (what.state != review_state::open) return base::refusal(errors::listing_review_decided(name_of(what.state)));
    if (!passes && reasons.empty()) return base::refusal(errors::listing_reasons_missing());
    what.state = passes ? review_state::passed : review_state::refused;
    what.decided_by = who.account;
    what.decided_by_name = who.name;
    what.decided_at = now;
    what.reasons = std::move(reasons);
    what.version += 1;
    return what;
}

listing_review supersede(listing_review what) {
    what.state = review_state::superseded;
    what.version += 1;
    return what;
}

base::result<product> change(product what, product_details details, origin_decision origin, base::instant now) {
    if (what.details == details) return base::refusal(errors::product_unchanged());
    if (auto fits = check_details(details); !fits) return base::refusal(std::move(fits.error()));
    if (what.status == product_status::published && origin.verdict != origin_verdict::eligible)
        return base::refusal(errors::origin_not_proven(origin.county_name));
    what.details = std::move(details);
    what.origin = std::move(origin);
    what.version += 1;
    what.changed_at = now;
    return what;
}

// Prices have at most eight digits of fen, so the products fit.
bool moves_beyond(base::fen before, base::fen after, std::int64_t percent) {
    const auto moved = before.value < after.value ? after.value - before.value : before.value - after.value;
    return percent > 0 && 100 * moved > percent * before.value;
}

}  // namespace chuanpin::catalog::domain
