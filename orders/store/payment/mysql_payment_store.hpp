// Payments of orders and credit limits in MariaDB.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_payment_store final : public app::payment_store {
public:
    explicit mysql_payment_store(mysql::session& connection) : connection_(connection) {}

    bool add(const domain::payment& fresh) override;
    void save_confirmation(const domain::payment& what) override;
    std::optional<domain::payment> find(domain::order_id order, domain::payment_id id) override;
    std::vector<domain::payment> page(domain::order_id order, std::optional<domain::payment_id> after, std::size_t limit) override;

private:
    mysql::session& connection_;
};

class mysql_credit_store final : public app::credit_store {
public:
    explicit mysql_credit_store(mysql::session& connection) : connection_(connection) {}

    bool use(const domain::order& by, base::fen more) override;
    std::optional<domain::credit_limit> find(domain::organisation_id supplier, domain::organisation_id buyer,
                                             std::optional<domain::unit_id> unit) override;
    std::optional<domain::credit_limit> set(const domain::credit_limit& wanted) override;
    std::vector<domain::credit_limit> page(const base::principal& who, std::optional<domain::credit_limit_id> after,
                                           std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
