// Lots in MariaDB: tables lot and lot_intake.
#pragma once

#include "catalog/app/lot/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_lot_store final : public app::lot_store {
public:
    explicit mysql_lot_store(mysql::session& connection) : connection_(connection) {}

    bool insert(const domain::lot& what) override;
    std::optional<domain::lot> find(domain::lot_id id) override;
    std::optional<domain::lot> lock(domain::lot_id id) override;
    void save(const domain::lot& what, const std::optional<std::string>& name_sealed) override;
    std::vector<app::lot_summary> page(domain::product_id product, std::optional<domain::lot_id> before, std::size_t limit) override;

private:
    std::optional<domain::lot> read_one(mysql::row_set rows);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
