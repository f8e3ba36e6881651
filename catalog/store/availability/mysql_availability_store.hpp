// What orders' events told of stock, in MariaDB: table product_availability, a row for each product and warehouse.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "catalog/app/availability/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_availability_store final : public app::availability_store {
public:
    explicit mysql_availability_store(mysql::session& connection) : connection_(connection) {}

    std::map<domain::product_id, std::int64_t> available(std::span<const domain::product_id> products) override;

    struct turn {
        domain::product_id product{};
        domain::availability now{};
        std::int64_t revision = 0;  ///< of the product's stock as a whole: grows with every change
    };
    /// For the consumer of orders' feed, a page at a time: one SELECT, and one write where anything is new. What is not newer than
    /// what is known is ignored. Answers the products of which there is none, few (below `few_below` trade units) or plenty after all of
    /// it and was not before; by product.
    std::vector<turn> apply(std::span<const domain::stock_news> news, std::int64_t few_below);

private:
    struct level {
        std::int64_t available = 0;
        std::int64_t version = 0;
        bool changed = false;
    };
    using levels = std::map<domain::product_id, std::map<domain::stock_id, level>>;
    levels load(std::span<const domain::stock_news> news);
    void save(const levels& now);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
