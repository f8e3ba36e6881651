// A draft is submitted (提交): its lines go the way of every order, and in the same transaction the draft becomes that order, once.
#pragma once

#include "orders/app/order_queue.hpp"

namespace chuanpin::orders::app {

/// What is said of the order with its submission.
struct submission_terms {
    domain::payment_terms payment{};
    bool contract = false;
    std::optional<domain::quotation_id> quotation{};  ///< whose award it is
};

class submit_draft {
public:
    /// Both outlive it.
    submit_draft(unit_of_work& database, order_queue& place) : database_(database), place_(place) {}

    /// Answers the encoded order. Errors: draft-not-found, also where it is another unit's; draft-empty, draft-submitted, draft-expired,
    /// draft-changed, version-stale, and those of place_orders.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                     domain::draft_id id, base::version_condition seen, submission_terms terms);

private:
    unit_of_work& database_;
    order_queue& place_;
};

}  // namespace chuanpin::orders::app
