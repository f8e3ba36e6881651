#include "orders/domain/supply/supply_addendum.hpp"

#include <algorithm>

#include "orders/domain/supply/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using faults = std::vector<base::field_error>;

void check_end(const supply_contract& what, base::business_date asked, base::business_date today, faults& found) {
    if (asked < today) found.push_back({"/ends_on", "past", "Must be today or later."});
    if (last_day_of(what.terms) <= asked) found.push_back({"/ends_on", "out-of-range", "Must be before the last day of the term."});
    if (what.agreed_end == asked) found.push_back({"/ends_on", "unchanged", "It ends on that day already."});
}

void check_quantity(const supply_contract& what, const supply_quantity& asked, base::business_date today, base::business_date last,
                    const std::string& place, faults& found) {
    if (asked.period < 1 || what.terms.periods < asked.period) {
        found.push_back({place + "/period", "out-of-range", "The contract has no such period."});
        return;
    }
    const auto& period = what.periods.at(static_cast<std::size_t>(asked.period) - 1);
    if (period.to < today) found.push_back({place + "/period", "past", "The period is over."});
    if (last < period.from) found.push_back({place + "/period", "out-of-range", "The period begins after the last day."});
    if (asked.quantity < period.called_off) found.push_back({place + "/quantity", "out-of-range", "So much was called off already."});
    if (asked.quantity == period.quantity) found.push_back({place + "/quantity", "unchanged", "The period has it already."});
}

void check_price(const supply_contract& what, const supply_price& asked, base::business_date today, base::business_date last,
                 faults& found) {
    if (asked.unit_price < what.terms.floor_price)
        found.push_back({"/price/unit_price_fen", "out-of-range", "Must not be below the floor."});
    if (asked.from < today) found.push_back({"/price/from", "past", "Must be today or later."});
    if (last < asked.from) found.push_back({"/price/from", "out-of-range", "Must not be after the last day."});
}

// What the whole contract may come to in the end, at the highest price that was ever agreed.
bool is_too_much(const supply_contract& what, const supply_changes& asked) {
    auto price = std::max(shortfall_price(what.terms), asked.price ? asked.price->unit_price : base::fen{});
    for (const auto& each : what.prices) price = std::max(price, each.unit_price);
    std::int64_t quantity = 0;
    for (const auto& each : what.periods) {
        const auto fresh = std::ranges::find(asked.quantities, each.number, &supply_quantity::period);
        quantity += fresh == asked.quantities.end() ? each.quantity : std::max(each.quantity, fresh->quantity);
    }
    const auto whole = base::multiply(price, quantity);
    return !whole || whole->value > base::wire_integer_max;
}

// The addendum, where it is open and `by_proposer` says whether this is for the side that proposed it.
base::result<supply_addendum*> awaited(supply_contract& in, std::int64_t number, party side, bool by_proposer, std::string_view action) {
    const auto found = std::ranges::find(in.addenda, number, &supply_addendum::number);
    if (found == in.addenda.end()) return base::refusal(errors::supply_addendum_not_found(number));
    if (found->answer) return base::refusal(errors::supply_addendum_answered(number, name_of(found->answer->outcome)));
    if ((found->side == side) != by_proposer) return base::refusal(errors::supply_addendum_side(number, action));
    return &*found;
}

void put_in_force(supply_contract& in, std::int64_t number, const supply_changes& agreed) {
    if (agreed.ends_on) in.agreed_end = agreed.ends_on;
    for (const auto& each : agreed.quantities) in.periods.at(static_cast<std::size_t>(each.period) - 1).quantity = each.quantity;
    if (!agreed.price) return;
    in.prices.push_back(*agreed.price);
    in.priced_by = number;
}

}  // namespace

std::string_view name_of(addendum_outcome what) {
    switch (what) {
        case addendum_outcome::signed_by_both:
            return "signed";
        case addendum_outcome::refused:
            return "refused";
        case addendum_outcome::withdrawn:
            return "withdrawn";
    }
    return {};
}

const supply_addendum* find_addendum(const supply_contract& what, std::int64_t number) {
    const auto found = std::ranges::find(what.addenda, number, &supply_addendum::number);
    return found == what.addenda.end() ? nullptr : &*found;
}

const supply_addendum* open_addendum(const supply_contract& what) {
    return !what.addenda.empty() && !what.addenda.back().answer ? &what.addenda.back() : nullptr;
}

std::vector<base::field_error> faults_of(const supply_contract& what, const supply_changes& asked, base::business_date today) {
    faults found;
    if (!asked.ends_on && asked.quantities.empty() && !asked.price)
        found.push_back({"", "required", "Say what changes: ends_on, quantities or price."});
    if (asked.ends_on) check_end(what, *asked.ends_on, today, found);
    const auto last = asked.ends_on.value_or(last_day_of(what));
    for (std::size_t i = 0; i < asked.quantities.size(); ++i) {
        const auto& each = asked.quantities[i];
        const auto place = "/quantities/" + std::to_string(i);
        if (std::ranges::find(asked.quantities, each.period, &supply_quantity::period) - asked.quantities.begin() != std::ptrdiff_t(i))
            found.push_back({place + "/period", "repeated", "Name each period once."});
        check_quantity(what, each, today, last, place, found);
    }
    if (asked.price) check_price(what, *asked.price, today, last, found);
    if (found.empty() && is_too_much(what, asked))
        found.push_back({asked.price ? "/price/unit_price_fen" : "/quantities", "out-of-range", "The whole term passes 2^53 - 1 fen."});
    return found;
}

base::result<void> propose_addendum(supply_contract& to, supply_addendum fresh) {
    const auto today = base::business_date_of(fresh.proposed_at);
    const auto status = status_of(to, today);
    if (status != supply_status::in_force) return base::refusal(errors::supply_state_conflict(to.id, name_of(status), "an addendum"));
    if (const auto* waiting = open_addendum(to)) return base::refusal(errors::supply_addendum_open(waiting->number));
    if (to.addenda.size() >= supply_addenda_max) return base::refusal(errors::supply_addendum_limit());
    if (auto found = faults_of(to, fresh.changes, today); !found.empty())
        return base::refusal(errors::supply_addendum_invalid(std::move(found)));
    std::ranges::sort(fresh.changes.quantities, {}, &supply_quantity::period);
    fresh.number = static_cast<std::int64_t>(to.addenda.size()) + 1;
    fresh.answer.reset();
    fresh.document.text = canonical_text(to, fresh);
    to.addenda.push_back(std::move(fresh));
    ++to.version;
    return {};
}

base::result<void> sign_addendum(supply_contract& to, std::int64_t number, const supply_signature& fresh) {
    auto found = awaited(to, number, fresh.side, false, "sign");
    if (!found) return base::refusal(std::move(found.error()));
    auto& addendum = **found;
    const auto today = base::business_date_of(fresh.at);
    const auto status = status_of(to, today);
    if (status != supply_status::in_force) return base::refusal(errors::supply_state_conflict(to.id, name_of(status), "an addendum"));
    if (addendum.document.sha256 != fresh.sha256) return base::refusal(errors::supply_text_differs(addendum.document.sha256));
    if (const auto faults = faults_of(to, addendum.changes, today); !faults.empty())
        return base::refusal(errors::supply_addendum_overtaken(number, faults.front().pointer, faults.front().detail));
    addendum.answer = addendum_answer{addendum_outcome::signed_by_both, fresh.by, {}, fresh.at};
    put_in_force(to, number, addendum.changes);
    ++to.version;
    return {};
}

base::result<void> refuse_addendum(supply_contract& to, std::int64_t number, party side, addendum_answer said) {
    auto found = awaited(to, number, side, false, "refuse");
    if (!found) return base::refusal(std::move(found.error()));
    said.outcome = addendum_outcome::refused;
    (*found)->answer = std::move(said);
    ++to.version;
    return {};
}

base::result<void> withdraw_addendum(supply_contract& to, std::int64_t number, party side, addendum_answer said) {
    auto found = awaited(to, number, side, true, "withdraw");
    if (!found) return base::refusal(std::move(found.error()));
    said.outcome = addendum_outcome::withdrawn;
    (*found)->answer = std::move(said);
    ++to.version;
    return {};
}

}  // namespace chuanpin::orders::domain
