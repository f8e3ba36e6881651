// Refunds in MariaDB.
#pragma once

#include "orders/app/refund/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_refund_store final : public app::refund_store {
public:
    explicit mysql_refund_store(mysql::session& connection) : connection_(connection) {}

    bool add(const domain::refund& fresh) override;
    void save_confirmation(const domain::refund& what) override;
    std::optional<domain::refund> find(domain::order_id order, domain::refund_id id) override;
    std::vector<domain::refund> page(domain::order_id order, std::optional<domain::refund_id> after, std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
