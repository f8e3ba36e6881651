#include "orders/domain/supply/supply_contract.hpp"

#include <algorithm>

#include "orders/domain/errors.hpp"
#include "orders/domain/supply/errors.hpp"

namespace chuanpin::orders::domain {

std::string_view name_of(supply_status status) {
    switch (status) {
        case supply_status::proposed:
            return "proposed";
        case supply_status::in_force:
            return "in_force";
        case supply_status::ended:
            return "ended";
        case supply_status::cancelled:
            return "cancelled";
    }
    return {};
}

supply_status status_of(const supply_contract& what, base::business_date today) {
    if (what.cancelled) return supply_status::cancelled;
    if (!what.in_force_at) return supply_status::proposed;
    return last_day_of(what) < today ? supply_status::ended : supply_status::in_force;
}

base::business_date last_day_of(const supply_contract& what) { return what.agreed_end.value_or(last_day_of(what.terms)); }

std::int64_t left_of(const supply_contract& what, const supply_period& of) {
    return of.from <= last_day_of(what) ? of.quantity - of.called_off : 0;
}

std::int64_t contracted_quantity(const supply_contract& what) {
    std::int64_t sum = 0;
    for (const auto& each : what.periods) sum += each.quantity;
    return sum;
}

std::optional<base::fen> agreed_price(const supply_contract& what, base::business_date day) {
    auto agreed = what.terms.unit_price;
    for (const auto& each : what.prices)
        if (each.from <= day) agreed = each.unit_price;
    return agreed;
}

base::fen shortfall_price(const supply_contract& what, const supply_period& of) {
    return agreed_price(what, std::min(of.to, last_day_of(what))).value_or(what.terms.floor_price);
}

std::optional<party> party_of(const supply_contract& what, const base::principal& who) {
    if (who.organisation == what.supplier) return party::supplier;
    if (who.organisation == what.buyer && (!who.unit || who.unit == what.unit)) return party::buyer;
    return std::nullopt;
}

bool has_signed(const supply_contract& what, party side) {
    return std::ranges::any_of(what.signatures, [side](const auto& each) { return each.side == side; });
}

std::vector<supply_period> periods_of(const supply_terms& terms) {
    std::vector<supply_period> periods;
    for (std::int64_t number = 1; number <= terms.periods; ++number) {
        const auto when = days_of(terms, number);
        periods.push_back({.number = number, .from = when.from, .to = when.to, .quantity = terms.quantity_per_period});
    }
    return periods;
}

supply_sums sums_of(const supply_contract& what, base::business_date today) {
    supply_sums sums;
    const auto last = last_day_of(what);
    const bool owed = what.terms.kind == supply_kind::underwriting && status_of(what, today) == supply_status::ended;
    for (const auto& each : what.periods) {
        sums.contracted += each.quantity;
        sums.called_off += each.called_off;
        sums.not_supplied += each.not_supplied;
        const auto open = std::max<std::int64_t>(0, each.quantity - each.called_off - each.not_supplied);
        if (last < each.from) sums.released += open;
        if (!what.in_force_at || last < each.from || today <= std::min(each.to, last)) continue;
        sums.lapsed += open;
        if (!owed) continue;
        sums.shortfall += open;
        sums.shortfall_amount.value += base::multiply(shortfall_price(what, each), open).value().value;
    }
    return sums;
}

base::result<void> sign(supply_contract& to, const supply_signature& fresh) {
    const auto today = base::business_date_of(fresh.at);
    if (status_of(to, today) != supply_status::proposed)
        return base::refusal(errors::supply_state_conflict(to.id, name_of(status_of(to, today)), "sign"));
    if (last_day_of(to.terms) < today) return base::refusal(errors::supply_state_conflict(to.id, "lapsed", "sign"));
    if (has_signed(to, fresh.side)) return base::refusal(errors::supply_signed_already(to.id));
    if (to.document.sha256 != fresh.sha256) return base::refusal(errors::supply_text_differs(to.document.sha256));
    to.signatures.push_back(fresh);
    ++to.version;
    if (has_signed(to, party::buyer) && has_signed(to, party::supplier)) to.in_force_at = fresh.at;
    return {};
}

base::result<void> cancel(supply_contract& to, supply_cancellation fresh) {
    const auto now = status_of(to, base::business_date_of(fresh.at));
    if (now != supply_status::proposed) return base::refusal(errors::supply_state_conflict(to.id, name_of(now), "cancel"));
    to.cancelled = std::move(fresh);
    ++to.version;
    return {};
}

base::result<void> check_call_off(const supply_contract& what, const base::principal& who, base::business_date today,
                                  base::business_date delivery) {
    if (party_of(what, who) != party::buyer) return base::refusal(errors::supply_contract_not_found(base::to_wire(what.id)));
    const auto status = status_of(what, today);
    if (status != supply_status::in_force) return base::refusal(errors::supply_not_in_force(what.id, name_of(status)));
    if (what.agreed_end && *what.agreed_end < delivery) return base::refusal(errors::supply_after_last_day(what.id, *what.agreed_end));
    if (!period_on(what.terms, delivery)) return base::refusal(errors::supply_outside_term(what.terms.starts_on, last_day_of(what.terms)));
    return {};
}

base::result<void> reprice(const supply_contract& what, priced_request& asked, base::business_date today) {
    auto& line = asked.lines.front();
    if (line.offer->product != what.terms.product) return base::refusal(errors::supply_other_product(what.terms.product));
    line.unit_price = agreed_price(what, today).value_or(contract_price(what.terms, line.unit_price));
    line.by_weight.reset();
    const auto amount = base::multiply(line.unit_price, line.quantity);
    if (!amount || amount->value > base::wire_integer_max) return base::refusal(errors::order_amount_too_large(0));
    line.amount = *amount;
    asked.total = *amount;
    return {};
}

}  // namespace chuanpin::orders::domain
