// What the use cases of lots need from a database.
#pragma once

#include <span>
#include <vector>

#include "orders/domain/stock/lot.hpp"

namespace chuanpin::orders::app {

class lot_store {
public:
    virtual ~lot_store() = default;
    /// Those that are known, by id, locked until the transaction ends. One statement.
    virtual std::vector<domain::lot> lock(std::span<const domain::lot_id> ids) = 0;
    /// The supplier's own batch of that number, locked; made as `fresh` says where there is none.
    /// A fresh one is held against the first harvest that is announced for its goods and day, now and from then on.
    virtual domain::lot lock_or_add(const domain::lot& fresh) = 0;
    /// What is clear of a product's goods: its category; the one variety of its lots of the catalogue; the one county that these and its
    /// own origin name.
    virtual domain::lot_goods goods_of(domain::product_id product) = 0;
    /// Expiry, mass of a unit and units of a locked lot, which are more than before.
    virtual void save(const domain::lot& what) = 0;
};

}  // namespace chuanpin::orders::app
