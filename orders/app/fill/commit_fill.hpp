// A proposed fill becomes orders (合供下单), one for each need and supplier, by the way of every order.
//
// Each order takes its shares under the need's lock, so a share is ordered once whatever is repeated, raced or cut off in the middle: a
// commitment that did not come to its end is asked for again, with the same key or another, and goes on with what is left. At its end the
// fill is settled: what suppliers could not give any more is refused, and a next fill is proposed over it.
#pragma once

#include <map>

#include "orders/app/draft/submit_draft.hpp"
#include "orders/app/fill/keep_fills.hpp"
#include "orders/app/order_queue.hpp"

namespace chuanpin::orders::app {

class commit_fill {
public:
    /// All outlive it.
    commit_fill(unit_of_work& database, base::random_source& random, order_queue& place)
        : database_(database), random_(random), place_(place) {}

    /// Answers the encoded fill as it was settled, and its next one. Errors: fill-not-found, fill-superseded, fill-empty; what an order is
    /// refused with for the buyer's own reasons (a budget, a hold cap): then nothing is settled, and it may be asked for again.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<fill_view> as, domain::fill_id id,
                                                     submission_terms terms);

private:
    struct work {
        domain::need_fill fill{};
        std::map<domain::need_id, domain::purchase_need> needs{};
        std::vector<std::pair<domain::fill_group, std::string>> refused{};  ///< with the codes
    };

    /// Claims the key before anything is ordered, so that a key of another commitment orders nothing.
    base::task<base::result<void>> begin(const base::call_context& context, const base::receipt& claim, domain::fill_id id);
    base::task<base::result<work>> load(const base::call_context& context, domain::fill_id id);
    base::task<base::result<void>> order_all(const base::call_context& context, work& what, submission_terms terms);
    base::task<base::result<base::reply>> settle(const base::call_context& context, base::idempotent<fill_view> as, const work& what);
    fill_view settle_open(transaction& open, const base::call_context& context, const work& what);

    unit_of_work& database_;
    base::random_source& random_;
    order_queue& place_;
};

}  // namespace chuanpin::orders::app
