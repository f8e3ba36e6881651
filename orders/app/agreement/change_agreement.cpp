#include "orders/app/agreement/change_agreement.hpp"

#include "orders/app/agreement/record_events.hpp"
#include "orders/app/contract/text_hash.hpp"
#include "orders/domain/agreement/errors.hpp"

namespace chuanpin::orders::app {
domain::actor actor_of(const base::call_context& context) { return {context.who.value().organisation, context.who.value().account}; }

void hash_texts(domain::agreement& of) {
    of.document.sha256 = sha256_of(of.document.text);
    for (auto& each : of.addenda) each.document.sha256 = sha256_of(each.document.text);
}

base::result<domain::agreement> lock_agreement(transaction& open, const base::call_context& context, const agreement_target& target) {
    auto before = open.agreements().lock(target.id);
    if (!before || !domain::side_of(*before, context.who.value().organisation))
        return base::refusal(domain::errors::agreement_not_found(base::to_wire(target.id)));
    if (auto current = base::check_version(target.seen, base::to_wire(target.id), before->version); !current)
        return base::refusal(std::move(current.error()));
    return *std::move(before);
}

domain::agreement keep_change(transaction& open, const base::call_context& context, base::random_source& random,
                              const domain::agreement& before, domain::changed_agreement changed) {
    hash_texts(changed.after);
    open.agreements().save(before, changed.after);
    record_events(open, context, random, changed);
    return std::move(changed.after);
}

base::result<domain::agreement> change_agreement(transaction& open, const base::call_context& context, const agreement_target& target,
                                                 base::random_source& random, const agreement_decision& decide) {
    const auto before = lock_agreement(open, context, target);
    if (!before) return base::refusal(before.error());
    auto changed = decide(*before, actor_of(context));
    if (!changed) return base::refusal(std::move(changed.error()));
    return keep_change(open, context, random, *before, *std::move(changed));
}

}  // namespace chuanpin::orders::app
