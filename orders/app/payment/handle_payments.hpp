// What is paid of an order (付款): its buyer records it, its supplier confirms that it has arrived.
#pragma once

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

struct payment_request {
    std::string payer_name{};
    base::fen amount{};
    std::string voucher_number{};
    base::business_date paid_on{};
};
/// A payment and how its order stands, without lines.
struct payment_view {
    domain::order order{};
    domain::payment payment{};
};

class handle_payments {
public:
    using claim = base::idempotent<payment_view>;
    using answer = base::task<base::result<base::reply>>;

    handle_payments(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: those of change_order and domain::record_payment; payment-voucher-used.
    answer record(const base::call_context& context, claim as, change_target target, payment_request asked);
    /// Errors: those of change_order and domain::confirm_payment; payment-not-found.
    answer confirm(const base::call_context& context, claim as, change_target target, domain::payment_id id);
    /// Errors: order-not-found.
    base::task<base::result<std::vector<domain::payment>>> page(const base::call_context& context, domain::order_id order,
                                                                std::optional<domain::payment_id> after, std::size_t limit);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
