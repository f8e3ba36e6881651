// What payments and credit need from the database; part of orders/app/ports.hpp.
#pragma once

#include <optional>
#include <vector>

#include "orders/domain/payment/payment.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

/// Payments are guarded by the lock of their order.
class payment_store {
public:
    virtual ~payment_store() = default;
    /// False where the buyer's voucher is recorded already.
    virtual bool add(const domain::payment& fresh) = 0;
    /// Who confirmed it and when, of one that nobody had confirmed.
    virtual void save_confirmation(const domain::payment& what) = 0;
    /// Of this order.
    virtual std::optional<domain::payment> find(domain::order_id order, domain::payment_id id) = 0;
    /// Oldest first, after `after`.
    virtual std::vector<domain::payment> page(domain::order_id order, std::optional<domain::payment_id> after, std::size_t limit) = 0;
};

class credit_store {
public:
    virtual ~credit_store() = default;
    /// One UPDATE: so much more is taken up (less, where negative) where it fits; false where it does not, or there is no limit.
    virtual bool use(const domain::order& by, base::fen more) = 0;
    virtual std::optional<domain::credit_limit> find(domain::organisation_id supplier, domain::organisation_id buyer,
                                                     std::optional<domain::unit_id> unit) = 0;
    /// Adds it, or changes the limit of the one of the same three where that takes it; what is used stays. Answers it as it is then;
    /// nothing where more is used.
    virtual std::optional<domain::credit_limit> set(const domain::credit_limit& wanted) = 0;
    /// Those that somebody gave or got, by id after `after`; whoever acts for a unit sees that unit's.
    virtual std::vector<domain::credit_limit> page(const base::principal& who, std::optional<domain::credit_limit_id> after,
                                                   std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
