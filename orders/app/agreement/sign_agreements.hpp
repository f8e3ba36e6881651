// Agreements come about (购销协议): drafted from closed windows, joined by other helpers, signed by all, changed by addenda alone.
#pragma once

#include "orders/app/agreement/change_agreement.hpp"

namespace chuanpin::orders::app {

using agreement_reply = base::task<base::result<base::reply>>;

class sign_agreements {
public:
    sign_agreements(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: window-not-found (also others'), those of domain::draft_agreement.
    agreement_reply draft(const base::call_context& context, base::idempotent<domain::agreement> as, std::vector<domain::window_id> windows,
                          domain::agreement_terms terms);
    /// A helper's own window joins a draft, of which it need not be party yet. Errors: window-not-found, agreement-not-found (also where it
    /// is no draft about the same supplier), version-stale, those of domain::join_agreement.
    agreement_reply join(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                         domain::window_id window);
    /// Errors of the others: those of change_agreement and of the domain's function.
    agreement_reply sign(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                         std::string sha256);
    /// Its windows are free for another agreement.
    agreement_reply cancel(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                           std::string reason);
    agreement_reply propose_addendum(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                                     domain::agreement_terms terms);
    agreement_reply sign_addendum(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                                  std::int64_t number, std::string sha256);

private:
    agreement_reply change(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                           agreement_decision decide);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
