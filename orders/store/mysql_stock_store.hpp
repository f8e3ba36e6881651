// Stock levels and their ledger in MariaDB.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_stock_store final : public app::stock_store {
public:
    explicit mysql_stock_store(mysql::session& connection) : connection_(connection) {}

    domain::locked_stock lock(std::span<const domain::product_id> products) override;
    domain::locked_stock lock_or_add(std::span<const domain::stock_level> levels, std::span<const domain::stock_lot> lots) override;
    domain::locked_stock lock_warehouse(const domain::stock_key& key) override;
    void save(const domain::shelf& changed) override;
    void drop_empty(std::span<const domain::stock_lot> lots) override;
    void append(std::span<const domain::movement> movements) override;
    std::vector<domain::movement> holds_of(domain::order_id order) override;
    std::vector<app::shown_level> page(domain::organisation_id supplier, std::optional<domain::product_id> product,
                                       std::optional<domain::stock_key> after, std::size_t limit) override;
    std::vector<app::shown_lot> lots(domain::organisation_id supplier, domain::product_id product, std::optional<app::lot_place> after,
                                     std::size_t limit) override;
    std::vector<app::shown_movement> movements(domain::organisation_id supplier, domain::product_id product,
                                               std::optional<std::int64_t> before, std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
