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
    void save(const domain::lot& what) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
