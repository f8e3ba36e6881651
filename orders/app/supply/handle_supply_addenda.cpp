// What of handle_supply_contracts changes contracts in force.
#include "orders/app/contract/text_hash.hpp"
#include "orders/app/supply/handle_supply_contracts.hpp"
#include "orders/domain/supply/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view proposed_event = "supply_contract.addendum_proposed";
constexpr std::string_view signed_event = "supply_contract.addendum_signed";
constexpr std::string_view refused_event = "supply_contract.addendum_refused";
constexpr std::string_view withdrawn_event = "supply_contract.addendum_withdrawn";

domain::signer signer_of(const base::call_context& context) { return {context.who->account, context.who->display_name}; }

// The rows that call-offs update: each of them is taken before this or decided by it.
base::result<void> put_in_force(supply_store& in, domain::supply_contract_id id, const domain::supply_addendum& what) {
    const auto& agreed = what.changes;
    if (agreed.ends_on) in.close_after(id, *agreed.ends_on);
    for (std::size_t i = 0; i < agreed.quantities.size(); ++i) {
        const auto& each = agreed.quantities[i];
        if (in.give_quantity({id, each.period}, each.quantity)) continue;
        return base::refusal(domain::errors::supply_addendum_overtaken(what.number, "/quantities/" + std::to_string(i) + "/quantity",
                                                                       "So much was called off already."));
    }
    if (agreed.price) in.price_by(id, what.number);
    return {};
}

}  // namespace

handle_supply_contracts::answer handle_supply_contracts::propose_addendum(const base::call_context& context, claim as, target which,
                                                                          domain::supply_changes changes, std::string reason) {
    return change(
        context, std::move(as), std::move(which),
        [&context, changes = std::move(changes), reason = std::move(reason)](transaction& open, domain::supply_contract& what,
                                                                             domain::party side) -> base::result<std::string_view> {
            domain::supply_addendum fresh{
                .changes = changes, .reason = reason, .side = side, .proposed_by = signer_of(context), .proposed_at = context.now};
            if (auto done = domain::propose_addendum(what, std::move(fresh)); !done) return base::refusal(std::move(done.error()));
            auto& added = what.addenda.back();
            added.document.sha256 = sha256_of(added.document.text);
            open.supply().add(what.id, added);
            return proposed_event;
        });
}

handle_supply_contracts::answer handle_supply_contracts::sign_addendum(const base::call_context& context, claim as, target which,
                                                                       std::int64_t number, std::string text_sha256) {
    return change(context, std::move(as), std::move(which),
                  [&context, number, text_sha256 = std::move(text_sha256)](transaction& open, domain::supply_contract& what,
                                                                           domain::party side) -> base::result<std::string_view> {
                      const domain::supply_signature fresh{side, signer_of(context), text_sha256, context.now};
                      if (auto done = domain::sign_addendum(what, number, fresh); !done) return base::refusal(std::move(done.error()));
                      const auto& agreed = *domain::find_addendum(what, number);
                      open.supply().answer(what.id, agreed);
                      if (auto done = put_in_force(open.supply(), what.id, agreed); !done) return base::refusal(std::move(done.error()));
                      return signed_event;
                  });
}

handle_supply_contracts::answer handle_supply_contracts::refuse_addendum(const base::call_context& context, claim as, target which,
                                                                         std::int64_t number, std::string words) {
    return change(context, std::move(as), std::move(which),
                  [&context, number, words = std::move(words)](transaction& open, domain::supply_contract& what,
                                                               domain::party side) -> base::result<std::string_view> {
                      if (auto done = domain::refuse_addendum(what, number, side, {{}, signer_of(context), words, context.now}); !done)
                          return base::refusal(std::move(done.error()));
                      open.supply().answer(what.id, *domain::find_addendum(what, number));
                      return refused_event;
                  });
}

handle_supply_contracts::answer handle_supply_contracts::withdraw_addendum(const base::call_context& context, claim as, target which,
                                                                           std::int64_t number) {
    return change(
        context, std::move(as), std::move(which),
        [&context, number](transaction& open, domain::supply_contract& what, domain::party side) -> base::result<std::string_view> {
            if (auto done = domain::withdraw_addendum(what, number, side, {{}, signer_of(context), {}, context.now}); !done)
                return base::refusal(std::move(done.error()));
            open.supply().answer(what.id, *domain::find_addendum(what, number));
            return withdrawn_event;
        });
}

}  // namespace chuanpin::orders::app
