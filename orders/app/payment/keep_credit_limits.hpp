// A supplier says how much it lends to a buyer's unit (赊销额度).
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

struct credit_request {
    domain::organisation_id buyer{};
    std::optional<domain::unit_id> unit{};
    base::fen limit{};
};

class keep_credit_limits {
public:
    keep_credit_limits(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Sets the limit of the buyer, or of one of its units, from now on. Errors: credit-limit-too-small, where its orders take up more.
    base::task<base::result<base::reply>> set(const base::call_context& context, base::idempotent<domain::credit_limit> as,
                                              credit_request asked);
    /// Those that one's organisation gave or got.
    base::task<base::result<std::vector<domain::credit_limit>>> page(const base::call_context& context,
                                                                     std::optional<domain::credit_limit_id> after, std::size_t limit);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
