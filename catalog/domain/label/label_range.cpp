#include "catalog/domain/label/label_range.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/label/label_errors.hpp"

namespace chuanpin::catalog::domain {

std::int64_t packs_of(const lot& what, std::int64_t unit_net_mass_g) {
    if (unit_net_mass_g <= 0) return 0;  // of a service
    return std::min(totals_of(what.intakes).all().quantity_g / unit_net_mass_g, label_serial_max);
}

base::result<label_range> next_range(const lot& of, const product& packed, const std::optional<mark_standing>& standing,
                                     const labels_taken& taken, std::int64_t count) {
    if (!standing) return base::refusal(errors::product_not_authorised({}, {}));
    if (!standing->authorised) return base::refusal(errors::product_not_authorised(standing->certificate_number, standing->status));
    if (taken.ranges >= lot_label_ranges_max) return base::refusal(errors::lot_has_too_many_label_ranges(of.id));
    const auto packs = packs_of(of, packed.details.unit_net_mass_g);
    if (count > labels_left(packs, taken)) return base::refusal(errors::labels_exhausted(packs, taken.labels));
    return label_range{.lot = of.id,
                       .product = of.product,
                       .supplier = of.supplier,
                       .certificate_number = standing->certificate_number,
                       .first_serial = taken.labels + 1,
                       .count = count};
}

base::result<label_range> make_void(label_range what, label_voidance how) {
    if (what.voided) return base::refusal(errors::label_range_void(what.number));
    what.voided = std::move(how);
    what.version += 1;
    return what;
}

bool is_scan_place(std::string_view code) {
    return code.size() == label_scan_place_length && code.front() != '0' &&
           std::ranges::all_of(code, [](char each) { return each >= '0' && each <= '9'; });
}

}  // namespace chuanpin::catalog::domain
