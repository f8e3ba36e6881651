#include "catalog/domain/product.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::domain {

std::string_view name_of(product_status status) { return status == product_status::published ? "published" : "draft"; }

std::optional<product_status> parse_product_status(std::string_view name) {
    if (name == "draft") return product_status::draft;
    if (name == "published") return product_status::published;
    return std::nullopt;
}

base::result<void> check_kind(const product_details& details, bool service_category) {
    std::vector<base::field_error> faults;
    const auto refuse = [&](const char* pointer) {
        if (service_category)
            faults.push_back({pointer, "not-of-a-service", "A service has none."});
        else
            faults.push_back({pointer, "required", "Goods need it."});
    };
    if (service_category != details.service)
        for (const auto* each : {"/storage", "/shelf_life_hours", "/unit_net_mass_g"}) refuse(each);
    if (service_category && details.sku.unit_gross_mass_g) refuse("/unit_gross_mass_g");
    if (service_category && details.sku.carton_units) refuse("/carton_units");
    if (!faults.empty()) return base::refusal(errors::product_kind_invalid(std::move(faults)));
    return {};
}

base::result<void> check_details(const product_details& details) {
    if (!details.service)
        if (auto fits = check_storage(details.storage); !fits) return fits;
    return check_seasons(details.harvested);
}

base::result<product> draft_product(product_id id, organisation_id supplier, product_details details, origin_decision origin,
                                    base::instant now) {
    if (auto fits = check_details(details); !fits) return base::refusal(std::move(fits.error()));
    product draft{.id = id, .supplier = supplier, .details = std::move(details), .origin = std::move(origin)};
    draft.created_at = draft.changed_at = now;
    return draft;
}

base::result<product> publish(product what, origin_decision origin, const std::optional<mark_standing>& standing, base::instant now) {
    if (what.status == product_status::published) return base::refusal(errors::product_already_published(what.id));
    if (origin.verdict != origin_verdict::eligible) return base::refusal(errors::origin_not_proven(origin.county_name));
    if (!standing) return base::refusal(errors::product_not_authorised({}, {}));
    if (!standing->authorised) return base::refusal(errors::product_not_authorised(standing->certificate_number, standing->status));
    what.status = product_status::published;
    what.origin = std::move(origin);
    what.version += 1;
    what.changed_at = now;
    what.published_at = now;
    return what;
}

base::result<product> redraft(product what, product_details details, origin_decision origin, base::instant now) {
    if (what.status == product_status::published) return base::refusal(errors::product_already_published(what.id));
    if (auto fits = check_details(details); !fits) return base::refusal(std::move(fits.error()));
    what.details = std::move(details);
    what.origin = std::move(origin);
    what.version += 1;
    what.changed_at = now;
    return what;
}

}  // namespace chuanpin::catalog::domain
