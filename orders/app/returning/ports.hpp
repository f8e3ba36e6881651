// What returns need from the database; part of orders/app/ports.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "orders/domain/returning/goods_return.hpp"

namespace chuanpin::orders::app {

class return_store {
public:
    virtual ~return_store() = default;
    /// With its lines. Two statements.
    virtual void insert(const domain::goods_return& fresh) = 0;
    virtual std::optional<domain::goods_return> find(domain::return_id id) = 0;
    /// As `find`, and nobody else changes it until the transaction ends. The order is locked before.
    virtual std::optional<domain::goods_return> lock(domain::return_id id) = 0;
    /// Of one that is locked; its version must be one above the stored one.
    virtual void save(const domain::goods_return& what) = 0;
    /// Those of an order after `after`, by id, with their lines.
    virtual std::vector<domain::goods_return> of(domain::order_id order, std::optional<domain::return_id> after, std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
