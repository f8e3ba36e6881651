// The supplier confirms (确认): the hold becomes firm, and where the order needs a contract, it is drawn up. What it puts in the place of
// lines (替换) takes their place in the same transaction, before anything else is decided.
#pragma once

#include "orders/app/change_order.hpp"
#include "orders/domain/order/replacement.hpp"

namespace chuanpin::orders::app {

class confirm_order {
public:
    /// `contract` is how long both sides have to sign one.
    confirm_order(unit_of_work& database, base::random_source& random, std::chrono::seconds contract = domain::contract_time)
        : database_(database), random_(random), contract_(contract) {}

    /// Answers the encoded order. Errors: order-not-found, version-stale, order-state-conflict, order-party-forbidden, hold-expired,
    /// offer-withdrawn; those of replace_lines.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                     change_target target, std::vector<domain::proposed_replacement> replacements = {});

private:
    unit_of_work& database_;
    base::random_source& random_;
    std::chrono::seconds contract_;
};

}  // namespace chuanpin::orders::app
