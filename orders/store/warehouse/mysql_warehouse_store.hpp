// Warehouses and stations in MariaDB.
#pragma once

#include "orders/app/warehouse/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_warehouse_store final : public app::warehouse_store {
public:
    explicit mysql_warehouse_store(mysql::session& connection) : connection_(connection) {}

    bool insert(const domain::warehouse& fresh) override;
    std::optional<domain::warehouse> share(domain::organisation_id owner, const std::string& code) override;
    std::optional<domain::warehouse> lock(domain::warehouse_id id) override;
    void save(const domain::warehouse& what) override;
    std::int64_t on_hand(const domain::warehouse& what) override;
    std::vector<domain::warehouse> page(domain::organisation_id owner, const std::string& after, std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
