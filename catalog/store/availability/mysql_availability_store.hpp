// What orders' events told of stock, in MariaDB: table product_availability, a row for each product and warehouse.
#pragma once

#include <optional>

#include "catalog/app/availability/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_availability_store final : public app::availability_store {
public:
    explicit mysql_availability_store(mysql::session& connection) : connection_(connection) {}

    std::map<domain::product_id, std::int64_t> available(std::span<const domain::product_id> products) override;

    struct turn {
        bool in_stock = false;
        std::int64_t revision = 0;  ///< of the product's stock as a whole: grows with every change
    };
    /// For the consumer of orders' feed. What is not newer than what is known is ignored. Answers where the product, which was in stock, is
    /// not any more, or the other way round.
    std::optional<turn> apply(const domain::stock_news& what);

private:
    struct sums {
        std::int64_t available = 0;
        std::int64_t versions = 0;
    };
    sums sums_of(domain::product_id product);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
