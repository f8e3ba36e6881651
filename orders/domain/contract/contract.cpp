#include "orders/domain/contract/contract.hpp"

#include <algorithm>

#include "orders/domain/agreement/errors.hpp"
#include "orders/domain/contract/errors.hpp"

namespace chuanpin::orders::domain {

bool has_signed(const contract& what, std::int64_t document, party side) {
    return std::ranges::any_of(what.signatures, [&](const auto& each) { return each.document == document && each.side == side; });
}

bool is_signed_by_both(const contract& what, std::int64_t document) {
    return has_signed(what, document, party::buyer) && has_signed(what, document, party::supplier);
}

freight_terms freight_in_force(const contract& what) {
    auto agreed = what.freight;
    for (const auto& each : what.addenda)
        if (each.freight && is_signed_by_both(what, each.number)) agreed = *each.freight;
    return agreed;
}

const contract_addendum* find_addendum(const contract& what, std::int64_t number) {
    const auto found = std::ranges::find(what.addenda, number, &contract_addendum::number);
    return found == what.addenda.end() ? nullptr : &*found;
}

base::result<void> set_freight(contract& to, const freight_terms& freight) {
    if (!to.signatures.empty()) return base::refusal(errors::contract_fixed(to.order));
    to.freight = freight;
    return {};
}

base::result<void> sign(contract& to, const contract_signature& fresh) {
    if (has_signed(to, fresh.document, fresh.side)) return base::refusal(errors::contract_signed_already(fresh.document));
    const auto* addendum = find_addendum(to, fresh.document);
    if (fresh.document != 0 && addendum == nullptr) return base::refusal(errors::addendum_not_found(fresh.document));
    const auto& document = addendum == nullptr ? to.document : addendum->document;
    if (document.sha256 != fresh.sha256) return base::refusal(errors::contract_text_differs(document.sha256));
    if (addendum != nullptr && addendum->freight && fresh.side == party::buyer && !has_signed(to, fresh.document, party::supplier))
        return base::refusal(errors::addendum_supplier_first(fresh.document));
    to.signatures.push_back(fresh);
    return {};
}

base::result<void> propose_addendum(contract& to, const order& of, addendum_request asked, base::instant now) {
    if (!is_signed_by_both(to, 0)) return base::refusal(errors::contract_not_signed(to.order));
    if (!to.addenda.empty() && !is_signed_by_both(to, to.addenda.back().number))
        return base::refusal(errors::addendum_open(to.addenda.back().number));
    if (to.addenda.size() >= contract_addenda_max) return base::refusal(errors::addendum_limit());
    const bool budgeted = of.freight || std::ranges::any_of(of.lines, [](const order_line& line) { return line.budget.has_value(); });
    if (asked.freight && of.award)
        return base::refusal(errors::addendum_invalid({{"/freight", "awarded", "The freight is what was awarded."}}));
    if (asked.deliver_by && std::chrono::sys_days(*asked.deliver_by) < std::chrono::sys_days(base::business_date_of(now)))
        return base::refusal(errors::addendum_invalid({{"/deliver_by", "past", "Must be today or later."}}));
    if (asked.deliver_by && budgeted && asked.deliver_by->year() != of.requested_delivery_date.year())
        return base::refusal(errors::addendum_invalid({{"/deliver_by", "other-year", "The budgets that pay are of another year."}}));
    contract_addendum fresh{.number = static_cast<std::int64_t>(to.addenda.size()) + 1,
                            .freight = asked.freight,
                            .deliver_by = asked.deliver_by,
                            .note = std::move(asked.note),
                            .proposed_at = now};
    fresh.document.text = canonical_text(to, fresh);
    to.addenda.push_back(std::move(fresh));
    return {};
}

}  // namespace chuanpin::orders::domain
