// Corrections of attributions and their reversing pairs in MariaDB.
#pragma once

#include "orders/app/attribution/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_attribution_store final : public app::attribution_store {
public:
    explicit mysql_attribution_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::correction& fresh) override;
    std::optional<domain::correction> find(domain::correction_id id) override;
    void save(const domain::correction& what) override;
    std::vector<domain::correction> of(domain::order_id order) override;
    std::vector<domain::correction> page(const base::principal& who, const app::correction_filter& filter) override;
    void append(std::span<const domain::attribution_entry> pair) override;
    std::vector<domain::attribution_entry> entries(domain::correction_id id) override;
    std::vector<domain::purchase_figure> figures(domain::organisation_id buyer, base::instant from, base::instant until) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
