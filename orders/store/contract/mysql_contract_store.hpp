// Contracts of orders, their addenda and signatures in MariaDB.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_contract_store final : public app::contract_store {
public:
    explicit mysql_contract_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::contract& fresh) override;
    std::optional<domain::contract> find(domain::order_id order) override;
    void save_text(const domain::contract& what) override;
    void add(domain::order_id order, const domain::contract_addendum& fresh) override;
    void add(domain::order_id order, const domain::contract_signature& fresh) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
