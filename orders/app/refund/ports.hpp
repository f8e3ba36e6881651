// What refunds need from the database; part of orders/app/ports.hpp.
#pragma once

#include <optional>
#include <vector>

#include "orders/domain/refund/refund.hpp"

namespace chuanpin::orders::app {

/// Refunds are guarded by the lock of their order.
class refund_store {
public:
    virtual ~refund_store() = default;
    /// False where the supplier's voucher is recorded already.
    virtual bool add(const domain::refund& fresh) = 0;
    /// Who confirmed it and when, of one that nobody had confirmed.
    virtual void save_confirmation(const domain::refund& what) = 0;
    /// Of this order.
    virtual std::optional<domain::refund> find(domain::order_id order, domain::refund_id id) = 0;
    /// Oldest first, after `after`.
    virtual std::vector<domain::refund> page(domain::order_id order, std::optional<domain::refund_id> after, std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
