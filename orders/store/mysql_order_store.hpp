// Orders and their lines in MariaDB.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_order_store final : public app::order_store {
public:
    explicit mysql_order_store(mysql::session& connection) : connection_(connection) {}

    void insert(std::span<const domain::order> orders) override;
    std::optional<domain::order> find(domain::order_id id) override;
    std::optional<domain::order> lock(domain::order_id id) override;
    void save(const domain::order& what) override;
    void save_lines(const domain::order& before, const domain::order& after) override;
    std::vector<domain::order> page(const base::principal& who, std::optional<domain::order_status> status,
                                    std::optional<domain::order_id> before, std::size_t limit) override;
    std::vector<app::open_hold> find_open_holds(std::span<const domain::organisation_id> buyers) override;
    std::vector<domain::order_id> find_expired(base::instant by, std::size_t limit) override;
    std::vector<domain::order_id> find_closable(base::instant by, std::size_t limit) override;

private:
    std::optional<domain::order> load(std::string_view statement, domain::order_id id);
    void load_lines(domain::order& into);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
