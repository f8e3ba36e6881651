// What is paid of an order: recorded by one person, confirmed by another of the other side; never more than is owed. And the credit that a
// supplier gives a buyer's unit, of which its orders take up what they owe and have not paid.
#pragma once

#include <string>

#include "orders/domain/order/changes.hpp"

namespace chuanpin::orders::domain {

struct payment {
    payment_id id{};
    order_id order{};
    organisation_id buyer{};
    std::string payer_name{};  ///< as on the voucher; it may differ from the unit's
    base::fen amount{};        ///< > 0
    std::string voucher_number{};
    base::business_date paid_on{};
    account_id recorded_by{};
    base::instant recorded_at{};
    std::optional<account_id> confirmed_by{};
    std::optional<base::instant> confirmed_at{};
    bool operator==(const payment&) const = default;
};

/// The last day on which it is to be paid: so many days after the acceptance; nothing before that, and of a prepaid order.
[[nodiscard]] std::optional<base::business_date> due_on(const order& what);
/// What may still be recorded.
[[nodiscard]] base::fen left_to_pay(const order& what);

/// The order after the buyer recorded it. Errors: payment-too-large, payment-date-invalid (/paid_on is in the future), and those of
/// advance.
[[nodiscard]] base::result<changed_order> record_payment(const order& before, party who, const payment& fresh);
/// The order after the supplier confirmed it; `what` gets who and when. Errors: payment-confirmed-already, payment-by-one-person.
[[nodiscard]] base::result<changed_order> confirm_payment(const order& before, party who, payment& what, account_id by, base::instant now);

/// What an order takes up of its buyer's credit: of one on credit what is owed and not paid, from the supplier's confirmation on.
[[nodiscard]] base::fen credit_due(const order& what);

struct credit_limit {
    credit_limit_id id{};
    std::int64_t version = 1;  ///< grows with each change of the limit
    organisation_id supplier{};
    organisation_id buyer{};
    std::optional<unit_id> unit{};
    base::fen limit{};
    base::fen used{};
    bool operator==(const credit_limit&) const = default;
};

}  // namespace chuanpin::orders::domain
