// Standing orders and what became of their days in MariaDB.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_standing_store final : public app::standing_store {
public:
    explicit mysql_standing_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::standing_order& fresh) override;
    std::optional<domain::standing_order> find(domain::standing_order_id id) override;
    std::optional<domain::standing_order> lock(domain::standing_order_id id) override;
    void save(const domain::standing_order& what) override;
    std::vector<domain::standing_order> page(const base::principal& who, std::optional<domain::standing_order_id> before,
                                             std::size_t limit) override;
    std::vector<domain::standing_order_id> due(base::business_date today, std::size_t limit) override;
    bool claim(const domain::standing_day_claim& what) override;
    void add(const domain::standing_day& fresh) override;
    std::vector<domain::standing_day> days(domain::standing_order_id id, std::optional<base::business_date> before,
                                           std::size_t limit) override;

private:
    std::optional<domain::standing_order> load(std::string_view statement, domain::standing_order_id id);
    void add_lines(const domain::standing_order& of);
    /// `days` are a page, newest first.
    void add_skipped(domain::standing_order_id id, std::vector<domain::standing_day>& days);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
