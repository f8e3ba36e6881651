// Forward capacities in MariaDB, and how announcements of the catalogue get in.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_forward_store final : public app::forward_store {
public:
    explicit mysql_forward_store(mysql::session& connection) : connection_(connection) {}

    std::vector<domain::forward_capacity> lock(std::span<const domain::capacity_key> keys) override;
    std::vector<domain::forward_capacity> find(std::span<const domain::capacity_key> keys) override;
    void hold(std::span<const domain::capacity_change> more) override;
    void release(std::span<const domain::capacity_change> less) override;
    std::vector<app::waiting_place> waiting_orders(const app::awaited_product& what, std::optional<app::waiting_place> after,
                                                   std::size_t limit) override;
    std::vector<app::awaited_product> awaited_in_stock(std::optional<app::awaited_product> after, std::size_t limit) override;
    std::vector<domain::order_id> late_orders(base::business_date today, std::size_t limit) override;
    bool note_late(domain::order_id order, base::business_date week, base::instant at) override;
    std::vector<app::shown_capacity> page(const app::capacity_question& asked, std::optional<app::capacity_place> after,
                                          std::size_t limit) override;

private:
    std::vector<domain::forward_capacity> read(std::string_view statement, std::span<const domain::capacity_key> keys);

    mysql::session& connection_;
};

/// The same news twice, and older news, change nothing. Answers the capacity where news made it smaller than what is held of it.
std::optional<domain::forward_capacity> apply_announcement(mysql::session& connection, const domain::capacity_announced& news);

}  // namespace chuanpin::orders::store
