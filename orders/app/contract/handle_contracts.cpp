#include "orders/app/contract/handle_contracts.hpp"

#include <algorithm>
#include <array>

#include "orders/app/contract/text_hash.hpp"
#include "orders/domain/contract/errors.hpp"
#include "orders/domain/errors.hpp"
#include "orders/domain/quotation/errors.hpp"

namespace chuanpin::orders::app {
namespace {

using action = domain::order_action;

domain::contract_party party_named(const std::vector<domain::known_organisation>& known, domain::organisation_id id) {
    const auto found = std::ranges::find(known, id, &domain::known_organisation::id);
    return found == known.end() ? domain::contract_party{} : domain::contract_party{found->name, found->credit_code};
}

void make_text(transaction& open, domain::contract& to, const domain::order& of) {
    const std::array ids{of.buyer, of.supplier};
    const auto known = open.records().organisations(ids);
    to.document.text = domain::canonical_text(of, to.freight, {party_named(known, of.buyer), party_named(known, of.supplier)});
    to.document.sha256 = sha256_of(to.document.text);
}

std::optional<domain::budget_id> budget_for(const domain::order& what, std::optional<domain::budget_id> named) {
    if (what.freight && what.freight->budget) return what.freight->budget;
    if (named) return named;
    const auto paid = std::ranges::find_if(what.lines, [](const domain::order_line& line) { return line.budget.has_value(); });
    return paid == what.lines.end() ? std::nullopt : paid->budget;
}

base::result<void> check_usable(const domain::order& what, const std::optional<domain::budget>& from) {
    const auto fault = [](const char* why) {
        return base::refusal(domain::errors::budget_unusable({{"/budget_id", "budget-unusable", why}}));
    };
    if (!from || !domain::may_spend(*from, what.buyer, what.unit)) return fault("There is no such budget for your unit.");
    if (from->year != int(what.requested_delivery_date.year())) return fault("The budget is not of the year of the delivery.");
    return {};
}

// Of the whole contract the last signature concludes, of an addendum it amends.
action action_of(const domain::contract& before, const signing& said, domain::party who) {
    const auto other = who == domain::party::buyer ? domain::party::supplier : domain::party::buyer;
    const bool last = domain::has_signed(before, said.document, other);
    if (said.document == 0) return last ? action::conclude : action::sign;
    return last ? action::amend : action::sign_addendum;
}

}  // namespace

void draw_contract(transaction& open, const domain::order& confirmed, base::instant now) {
    domain::contract fresh{.order = confirmed.id, .drawn_at = now};
    if (confirmed.award && confirmed.award->freight.value > 0) fresh.freight = {confirmed.award->freight, domain::freight_bearer::buyer};
    make_text(open, fresh, confirmed);
    open.contracts().insert(fresh);
}

handle_contracts::answer handle_contracts::change(const base::call_context& context, claim as, change_target target, work decide) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        contract_view view;
        auto changed = change_order(open, context, target, random_,
                                    [&](const domain::order& before, domain::party who) -> base::result<domain::changed_order> {
                                        auto found = open.contracts().find(before.id);
                                        if (!found) return base::refusal(domain::errors::contract_not_found(before.id));
                                        view.contract = *std::move(found);
                                        return decide(open, before, who, view.contract);
                                    });
        if (!changed) return base::refusal(std::move(changed.error()));
        view.order = *std::move(changed);
        return as.encode(view);
    });
}

handle_contracts::answer handle_contracts::set_freight(const base::call_context& context, claim as, change_target target,
                                                       domain::freight_terms freight) {
    return change(context, std::move(as), std::move(target),
                  [freight](transaction& open, const domain::order& before, domain::party who,
                            domain::contract& what) -> base::result<domain::changed_order> {
                      if (before.award) return base::refusal(domain::errors::freight_awarded(before.award->quotation));
                      if (auto set = domain::set_freight(what, freight); !set) return base::refusal(std::move(set.error()));
                      auto changed = domain::advance(before, action::set_freight, who);
                      if (!changed) return changed;
                      make_text(open, what, before);
                      open.contracts().save_text(what);
                      return changed;
                  });
}

handle_contracts::answer handle_contracts::sign(const base::call_context& context, claim as, change_target target, signing said) {
    return change(context, std::move(as), std::move(target),
                  [this, &context, said = std::move(said)](transaction& open, const domain::order& before, domain::party who,
                                                           domain::contract& what) {
                      return decide_signature(open, context, before, who, what, said);
                  });
}

base::result<domain::changed_order> handle_contracts::decide_signature(transaction& open, const base::call_context& context,
                                                                       const domain::order& before, domain::party who,
                                                                       domain::contract& what, const signing& said) {
    if (auto early = domain::check_in_time(before, said.document, context.now); !early) return base::refusal(std::move(early.error()));
    const auto next = action_of(what, said, who);
    const domain::contract_signature fresh{said.document, who, {context.who->account, context.who->display_name}, said.sha256, context.now};
    if (auto added = domain::sign(what, fresh); !added) return base::refusal(std::move(added.error()));
    auto changed = domain::advance(before, next, who);
    if (!changed) return changed;
    auto& after = changed->after;
    const auto* addendum = domain::find_addendum(what, said.document);
    if (addendum == nullptr && who == domain::party::buyer) {
        if (auto charged = charge_freight(open, context, after, what.freight, said.budget); !charged)
            return base::refusal(std::move(charged.error()));
    }
    if (next == action::amend) {
        if (addendum->deliver_by) after.requested_delivery_date = *addendum->deliver_by;
        if (addendum->freight)
            if (auto charged = charge_freight(open, context, after, *addendum->freight, said.budget); !charged)
                return base::refusal(std::move(charged.error()));
    }
    open.contracts().add(before.id, fresh);
    return changed;
}

// What the buyer bears is committed of a budget by one UPDATE that decides whether there is enough; less than before is given back.
base::result<void> handle_contracts::charge_freight(transaction& open, const base::call_context& context, domain::order& what,
                                                    const domain::freight_terms& freight, std::optional<domain::budget_id> named) {
    const auto amount = freight.by == domain::freight_bearer::buyer ? freight.amount : base::fen{};
    const auto before = what.freight ? what.freight->amount : base::fen{};
    const auto budget = budget_for(what, named);
    const auto owed = base::add(what.total, amount);
    if (!owed || owed->value > base::wire_integer_max) return base::refusal(domain::errors::freight_too_large());
    if (amount != before && budget) {
        const auto from = open.spending().find(*budget);
        if (auto usable = check_usable(what, from); !usable) return usable;
        if (!open.spending().commit(*budget, {amount.value - before.value}))
            return base::refusal(domain::errors::budget_exceeded(*open.spending().find(*budget), {amount.value - before.value},
                                                                 {{"/budget_id", "budget-exceeded", "It has not enough left."}}));
        const domain::recorded_event event{
            domain::budget_event{domain::event_id::make(context.now, random_), open.spending().find(*budget).value()}, &context};
        open.record({&event, 1});
    }
    if (amount.value > 0 || what.freight) what.freight = domain::order_freight{amount, budget};
    return {};
}

handle_contracts::answer handle_contracts::propose(const base::call_context& context, claim as, change_target target,
                                                   domain::addendum_request asked) {
    return change(context, std::move(as), std::move(target),
                  [now = context.now, asked = std::move(asked)](transaction& open, const domain::order& before, domain::party who,
                                                                domain::contract& what) -> base::result<domain::changed_order> {
                      if (auto added = domain::propose_addendum(what, before, asked, now); !added)
                          return base::refusal(std::move(added.error()));
                      auto changed = domain::advance(before, action::propose_addendum, who);
                      if (!changed) return changed;
                      auto& fresh = what.addenda.back();
                      fresh.document.sha256 = sha256_of(fresh.document.text);
                      open.contracts().add(before.id, fresh);
                      return changed;
                  });
}

base::task<base::result<contract_view>> handle_contracts::find(const base::call_context& context, domain::order_id id) {
    contract_view view;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto order = open.orders().find(id);
        if (!order || !domain::party_of(*order, *context.who)) return base::refusal(domain::errors::order_not_found(base::to_wire(id)));
        auto found = open.contracts().find(id);
        if (!found) return base::refusal(domain::errors::contract_not_found(id));
        view = {*std::move(order), *std::move(found)};
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return view;
}

}  // namespace chuanpin::orders::app
