#include "catalog/domain/lot/lot.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::int64_t grams_of_a_kilogram = 1'000;

std::optional<base::fen> amount_of(const delivery& delivered) {
    const auto a_gram = base::rational::make(1, grams_of_a_kilogram).value();
    const auto amount = base::multiply_rounded(delivered.quantity_g, delivered.price_per_kilogram.value, a_gram, base::rounding::half_up);
    if (!amount || *amount > base::wire_integer_max / static_cast<std::int64_t>(lot_intakes_max)) return std::nullopt;
    return base::fen{*amount};
}

}  // namespace

lot_totals totals_of(std::span<const intake> intakes) {
    lot_totals totals;
    for (const auto& each : intakes) {
        auto& share = each.supplier.poor ? totals.poor : totals.other;
        share.intakes += 1;
        share.quantity_g += each.quantity_g;
        share.amount.value += each.amount.value;
    }
    return totals;
}

base::result<lot> take_in(lot what, delivery delivered, account_id by, base::instant now) {
    if (what.closed_at) return base::refusal(errors::lot_closed(what.id));
    if (what.intakes.size() >= lot_intakes_max) return base::refusal(errors::lot_full(what.id));
    std::vector<base::field_error> faults;
    if (delivered.delivered_on < what.harvested_on) faults.push_back({"/delivered_on", "out-of-range", "Before the harvest of the lot."});
    if (delivered.delivered_on > base::business_date_of(now)) faults.push_back({"/delivered_on", "out-of-range", "The day lies ahead."});
    const auto amount = amount_of(delivered);
    if (!amount) faults.push_back({"/price_per_kilogram_fen", "out-of-range", "The amount is too large."});
    if (!faults.empty()) return base::refusal(errors::lot_invalid(std::move(faults)));
    what.intakes.push_back({.position = std::ssize(what.intakes) + 1,
                            .supplier = std::move(delivered.supplier),
                            .quantity_g = delivered.quantity_g,
                            .grade = std::move(delivered.grade),
                            .price_per_kilogram = delivered.price_per_kilogram,
                            .amount = *amount,
                            .delivered_on = delivered.delivered_on,
                            .by = by,
                            .recorded_at = now});
    what.version += 1;
    return what;
}

base::result<lot> close(lot what, base::instant now) {
    if (what.closed_at) return base::refusal(errors::lot_closed(what.id));
    if (what.intakes.empty()) return base::refusal(errors::lot_invalid({{"/intakes", "too-few", "Nothing was delivered into the lot."}}));
    what.closed_at = now;
    what.version += 1;
    return what;
}

}  // namespace chuanpin::catalog::domain
