// A buyer's unit states what it needs (提出需求), says otherwise or takes it back while it is open.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

struct need_target {
    domain::need_id id{};
    base::version_condition seen{};
};

class keep_needs {
public:
    using answer = base::task<base::result<base::reply>>;
    using claim = base::idempotent<domain::purchase_need>;

    keep_needs(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: delivery-date-past.
    answer state(const base::call_context& context, claim as, domain::need_terms terms);
    // Errors of both: need-not-found, also where it is another unit's; version-stale, need-not-open.
    /// Errors: delivery-date-past.
    answer change(const base::call_context& context, claim as, need_target target, domain::need_terms terms);
    answer withdraw(const base::call_context& context, claim as, need_target target);

    /// Errors: need-not-found.
    base::task<base::result<domain::purchase_need>> find(const base::call_context& context, domain::need_id id);
    base::task<base::result<std::vector<domain::purchase_need>>> page(const base::call_context& context,
                                                                      std::optional<domain::need_id> before, std::size_t limit);
    base::task<base::result<std::vector<domain::need_total>>> totals(const base::call_context& context, domain::total_question asked,
                                                                     std::optional<domain::total_place> after, std::size_t limit);

private:
    void record(transaction& open, const base::call_context& context, std::string_view type, const domain::purchase_need& what);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
