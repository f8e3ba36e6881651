// Needs in MariaDB.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_need_store final : public app::need_store {
public:
    explicit mysql_need_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::purchase_need& fresh) override;
    std::optional<domain::purchase_need> find(domain::need_id id) override;
    std::vector<domain::purchase_need> lock(std::span<const domain::need_id> ids) override;
    void save(const domain::purchase_need& what, std::int64_t versions) override;
    std::vector<domain::purchase_need> page(const base::principal& who, std::optional<domain::need_id> before, std::size_t limit) override;
    std::vector<domain::need_total> totals(const domain::total_question& asked, const std::optional<domain::total_place>& after,
                                           std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
