// What replacements need from the database; part of orders/app/ports.hpp. Everything happens under the lock of the order, which is read
// with its replacements.
#pragma once

#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::app {

class replacement_store {
public:
    virtual ~replacement_store() = default;
    /// The lines (≥ 1) that differ from those of `before`, the replacements that tell why, and the total; the version is as it was.
    virtual void replace(const domain::order& before, const domain::order& after) = 0;
};

}  // namespace chuanpin::orders::app
