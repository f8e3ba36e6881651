// Unsold stock in MariaDB: table unsold_stock.
#pragma once

#include "catalog/app/unsold/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_unsold_store final : public app::unsold_store {
public:
    explicit mysql_unsold_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::unsold_listing& what) override;
    std::optional<domain::unsold_listing> find(domain::unsold_listing_id id) override;
    std::optional<domain::unsold_listing> lock(domain::unsold_listing_id id) override;
    void save(const domain::unsold_listing& what) override;
    std::vector<domain::unsold_listing> page(const app::unsold_filter& filter, std::optional<app::unsold_key> after,
                                             std::size_t limit) override;
    std::size_t count_open(domain::organisation_id supplier, base::business_date on, std::size_t limit) override;
    std::vector<domain::unsold_listing_id> find_perished(base::business_date today, std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
