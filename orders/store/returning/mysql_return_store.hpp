// Returns in MariaDB: goods_return, goods_return_line.
#pragma once

#include "orders/app/returning/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_return_store final : public app::return_store {
public:
    explicit mysql_return_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::goods_return& fresh) override;
    std::optional<domain::goods_return> find(domain::return_id id) override;
    std::optional<domain::goods_return> lock(domain::return_id id) override;
    void save(const domain::goods_return& what) override;
    std::vector<domain::goods_return> of(domain::order_id order, std::optional<domain::return_id> after, std::size_t limit) override;

private:
    std::optional<domain::goods_return> read_one(mysql::row_set rows);
    void add_lines(std::vector<domain::goods_return>& heads);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
