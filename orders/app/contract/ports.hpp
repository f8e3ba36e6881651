// What contracts need from the database; part of orders/app/ports.hpp. Everything happens under the lock of the order.
#pragma once

#include <optional>

#include "orders/domain/contract/contract.hpp"

namespace chuanpin::orders::app {

class contract_store {
public:
    virtual ~contract_store() = default;
    virtual void insert(const domain::contract& fresh) = 0;
    /// With its addenda and signatures.
    virtual std::optional<domain::contract> find(domain::order_id order) = 0;
    /// Freight and text of one that nobody has signed.
    virtual void save_text(const domain::contract& what) = 0;
    virtual void add(domain::order_id order, const domain::contract_addendum& fresh) = 0;
    virtual void add(domain::order_id order, const domain::contract_signature& fresh) = 0;
};

}  // namespace chuanpin::orders::app
