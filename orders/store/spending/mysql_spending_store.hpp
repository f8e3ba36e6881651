// Purchasing rules, approvals and budgets in MariaDB.
#pragma once

#include "orders/app/spending/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_spending_store final : public app::spending_store {
public:
    explicit mysql_spending_store(mysql::session& connection) : connection_(connection) {}

    app::spending_book lock(std::span<const domain::organisation_id> organisations, std::span<const domain::budget_id> budgets) override;
    void save(std::span<const domain::budget> budgets) override;
    bool add(const domain::budget& fresh) override;
    std::optional<domain::budget> find(domain::budget_id id) override;
    std::vector<domain::budget> page(domain::organisation_id organisation, std::optional<domain::unit_id> unit, std::optional<int> year,
                                     std::optional<domain::budget_id> after, std::size_t limit) override;
    std::vector<app::commitment> commitments(domain::budget_id id, std::optional<domain::order_id> before, std::size_t limit) override;
    bool commit(domain::budget_id id, base::fen more) override;
    domain::purchasing_rules lock_rules(domain::organisation_id organisation, std::optional<domain::unit_id> unit) override;
    void save(const domain::purchasing_rules& rules) override;
    std::vector<domain::approval> approvals_of(domain::order_id order) override;
    void add(const domain::approval& fresh, int number) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
