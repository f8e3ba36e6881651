// What the use cases need to know of stock.
#pragma once

#include <cstdint>
#include <map>
#include <span>

#include "catalog/domain/availability/availability.hpp"

namespace chuanpin::catalog::app {

class availability_store {
public:
    virtual ~availability_store() = default;
    /// Trade units that can be ordered, over all warehouses; products of which nothing was ever in stock are left out.
    virtual std::map<domain::product_id, std::int64_t> available(std::span<const domain::product_id> products) = 0;
};

}  // namespace chuanpin::catalog::app
