// What every change of an agreement has in common: lock it, decide, hash the texts, save, tell. Inside a transaction.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

/// Which agreement is to be changed, and which versions of it the caller decided by.
struct agreement_target {
    domain::agreement_id id{};
    base::version_condition seen{};
};
using agreement_decision =
    std::function<base::result<domain::changed_agreement>(const domain::agreement& before, const domain::actor& who)>;

[[nodiscard]] domain::actor actor_of(const base::call_context& context);
/// The SHA-256 of texts that have none yet, or whose text changed.
void hash_texts(domain::agreement& of);

/// The agreement, locked. Errors: agreement-not-found, also where the caller's organisation is nobody to it; version-stale.
[[nodiscard]] base::result<domain::agreement> lock_agreement(transaction& open, const base::call_context& context,
                                                             const agreement_target& target);
/// Answers the agreement after the change. Errors: those of lock_agreement and of the decision.
[[nodiscard]] base::result<domain::agreement> change_agreement(transaction& open, const base::call_context& context,
                                                               const agreement_target& target, base::random_source& random,
                                                               const agreement_decision& decide);
/// Saves and tells what was decided about `before`, which is locked.
domain::agreement keep_change(transaction& open, const base::call_context& context, base::random_source& random,
                              const domain::agreement& before, domain::changed_agreement changed);

}  // namespace chuanpin::orders::app
