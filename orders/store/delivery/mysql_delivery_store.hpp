// Deliveries in MariaDB: delivery, delivery_line, delivery_lot.
#pragma once

#include "orders/app/delivery/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_delivery_store final : public app::delivery_store {
public:
    explicit mysql_delivery_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::delivery& fresh) override;
    std::optional<domain::delivery> find(domain::order_delivery_id id) override;
    std::optional<domain::delivery> lock(domain::order_delivery_id id) override;
    void save(const domain::delivery& what) override;
    std::vector<domain::delivery> of(domain::order_id order, std::int64_t after, std::size_t limit) override;
    std::vector<domain::order_delivery_id> find_overdue(base::instant by, std::size_t limit) override;

private:
    std::optional<domain::delivery> read_one(mysql::row_set rows);
    void add_parts(std::vector<domain::delivery>& heads);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
