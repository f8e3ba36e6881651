// A house keeps its standing orders (长期订单): opened, changed, paused, resumed, ended.
#pragma once

#include <functional>

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

class keep_standing_orders {
public:
    using claim = base::idempotent<domain::standing_order>;
    using answer = base::task<base::result<base::reply>>;

    struct target {
        domain::standing_order_id id{};
        base::version_condition seen{};
    };

    /// Both outlive it.
    keep_standing_orders(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: those of domain::check_plan; standing-calendar-unknown, offer-not-yet-known.
    answer open(const base::call_context& context, claim as, domain::standing_plan plan);
    // Errors of all changes: standing-order-not-found, version-stale, standing-order-state-conflict.
    /// Counts from the next undecided day. Errors: those of `open`, too.
    answer change(const base::call_context& context, claim as, target which, domain::standing_plan plan);
    answer pause(const base::call_context& context, claim as, target which);
    answer resume(const base::call_context& context, claim as, target which);
    answer end(const base::call_context& context, claim as, target which);

    /// Errors: standing-order-not-found.
    base::task<base::result<domain::standing_order>> find(const base::call_context& context, domain::standing_order_id id);
    base::task<base::result<std::vector<domain::standing_order>>> page(const base::call_context& context,
                                                                       std::optional<domain::standing_order_id> before, std::size_t limit);
    /// What became of its delivery days. Errors: standing-order-not-found.
    base::task<base::result<std::vector<domain::standing_day>>> days(const base::call_context& context, domain::standing_order_id id,
                                                                     std::optional<base::business_date> before, std::size_t limit);

private:
    using decision = std::function<base::result<domain::standing_order>(transaction&, const domain::standing_order&)>;
    answer alter(const base::call_context& context, claim as, target which, std::string_view type, decision decide);
    void record(transaction& open, const base::call_context& context, std::string_view type, const domain::standing_order& what);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
