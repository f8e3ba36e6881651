// What deliveries need from the database; part of orders/app/ports.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "orders/domain/delivery/delivery.hpp"

namespace chuanpin::orders::app {

class delivery_store {
public:
    virtual ~delivery_store() = default;
    /// A new one with its lines and lots; what it ships is added to the lines of its order, which never pass what was ordered. Five
    /// statements at most.
    virtual void insert(const domain::delivery& fresh) = 0;
    virtual std::optional<domain::delivery> find(domain::order_delivery_id id) = 0;
    /// As `find`, and nobody else changes it until the transaction ends. The order is locked before.
    virtual std::optional<domain::delivery> lock(domain::order_delivery_id id) = 0;
    /// What was signed for or told, of one that is locked; its version must be one above the stored one.
    virtual void save(const domain::delivery& what) = 0;
    /// Those of an order with numbers above `after`, by number, with lines and lots.
    virtual std::vector<domain::delivery> of(domain::order_id order, std::int64_t after, std::size_t limit) = 0;
    /// Not accepted, due by then, and nobody was told yet; the longest due first.
    virtual std::vector<domain::order_delivery_id> find_overdue(base::instant by, std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
