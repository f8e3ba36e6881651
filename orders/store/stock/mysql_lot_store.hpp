// Lots in MariaDB: those of the catalogue and the suppliers' own batches.
#pragma once

#include "orders/app/stock/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_lot_store final : public app::lot_store {
public:
    explicit mysql_lot_store(mysql::session& connection) : connection_(connection) {}

    std::vector<domain::lot> lock(std::span<const domain::lot_id> ids) override;
    domain::lot lock_or_add(const domain::lot& fresh) override;
    domain::lot_goods goods_of(domain::product_id product) override;
    void save(const domain::lot& what) override;

private:
    /// `fresh` is locked and known to nobody else.
    void judge(domain::lot& fresh);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
