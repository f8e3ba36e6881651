// What the use cases of warehouses need from a database.
#pragma once

#include <optional>
#include <vector>

#include "orders/domain/stock/warehouse.hpp"

namespace chuanpin::orders::app {

class warehouse_store {
public:
    virtual ~warehouse_store() = default;
    /// False where the owner has one of this code.
    virtual bool insert(const domain::warehouse& fresh) = 0;
    /// The owner's warehouse of that code, which nobody closes until the transaction ends.
    virtual std::optional<domain::warehouse> share(domain::organisation_id owner, const std::string& code) = 0;
    virtual std::optional<domain::warehouse> lock(domain::warehouse_id id) = 0;
    /// Version and closing of a locked one, one version higher.
    virtual void save(const domain::warehouse& what) = 0;
    /// What stands in it, of all products.
    virtual std::int64_t on_hand(const domain::warehouse& what) = 0;
    /// Those of an owner after `after`, by code.
    virtual std::vector<domain::warehouse> page(domain::organisation_id owner, const std::string& after, std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
