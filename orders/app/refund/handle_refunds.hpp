// What is paid back of an order (退款): its supplier records it, its buyer confirms that it has arrived.
#pragma once

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

struct refund_request {
    std::string payee_name{};
    base::fen amount{};
    std::string voucher_number{};
    base::business_date paid_on{};
};
/// A refund and how its order stands, without lines.
struct refund_view {
    domain::order order{};
    domain::refund refund{};
};

class handle_refunds {
public:
    using claim = base::idempotent<refund_view>;
    using answer = base::task<base::result<base::reply>>;

    handle_refunds(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: those of change_order and domain::record_refund; refund-voucher-used.
    answer record(const base::call_context& context, claim as, change_target target, refund_request asked);
    /// Errors: those of change_order and domain::confirm_refund; refund-not-found.
    answer confirm(const base::call_context& context, claim as, change_target target, domain::refund_id id);
    /// Those of an order, oldest first. Errors: order-not-found.
    base::task<base::result<std::vector<domain::refund>>> page(const base::call_context& context, domain::order_id order,
                                                               std::optional<domain::refund_id> after, std::size_t limit);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
