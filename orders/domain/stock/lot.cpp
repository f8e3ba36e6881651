#include "orders/domain/stock/lot.hpp"

#include <stdexcept>

#include "orders/domain/errors.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::orders::domain {
namespace {

// The mass of what is in a lot of the catalogue and is to come, against what was delivered into it.
base::result<void> check_mass(const lot& what, std::int64_t units) {
    const auto after = static_cast<__int128>(what.units_in) + units;
    if (after * *what.unit_net_mass_g <= *what.intake_g) return {};
    return base::refusal(errors::lot_exceeded(what, *what.intake_g / *what.unit_net_mass_g - what.units_in));
}

base::result<lot> with_units(lot what, std::int64_t units) {
    what.units_in += units;
    if (what.units_in > base::wire_integer_max) return base::refusal(errors::stock_too_large());
    return what;
}

}  // namespace

std::string_view name_of(lot_source source) { return source == lot_source::catalogue ? "catalogue" : "supplier"; }

std::optional<lot_source> parse_lot_source(std::string_view name) {
    for (const auto source : {lot_source::catalogue, lot_source::supplier})
        if (name_of(source) == name) return source;
    return std::nullopt;
}

base::result<lot> take_in(lot what, const product_facts& product, std::int64_t units, base::business_date today) {
    if (what.expires_on && *what.expires_on < today) return base::refusal(errors::lot_expired(what));
    if (what.source == lot_source::catalogue) {
        if (!product.unit_net_mass_g) return base::refusal(errors::product_not_yet_known(product.id));
        if (!what.unit_net_mass_g) what.unit_net_mass_g = product.unit_net_mass_g;
        if (what.unit_net_mass_g != product.unit_net_mass_g) return base::refusal(errors::lot_of_other_units(what));
        if (auto fits = check_mass(what, units); !fits) return base::refusal(std::move(fits.error()));
    }
    return with_units(std::move(what), units);
}

base::result<lot> find_more(lot what, std::int64_t units) {
    if (what.source == lot_source::catalogue) {
        if (!what.unit_net_mass_g) throw std::logic_error("units were found of a lot that was never received");
        if (auto fits = check_mass(what, units); !fits) return base::refusal(std::move(fits.error()));
    }
    return with_units(std::move(what), units);
}

std::optional<base::business_date> expiry_of(base::business_date harvested_on, const product_facts& product) {
    constexpr std::int64_t hours_of_day = 24;
    if (!product.shelf_life_hours) return std::nullopt;
    return base::business_date(std::chrono::sys_days(harvested_on) + std::chrono::days(*product.shelf_life_hours / hours_of_day));
}

}  // namespace chuanpin::orders::domain
