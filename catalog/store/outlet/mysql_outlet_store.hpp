// Outlets in MariaDB: tables outlet, outlet_version and outlet_sales.
#pragma once

#include "catalog/app/outlet/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_outlet_store final : public app::outlet_store {
public:
    explicit mysql_outlet_store(mysql::session& connection) : connection_(connection) {}

    base::result<void> insert(const domain::outlet& what) override;
    std::optional<domain::outlet> find(domain::outlet_id id) override;
    std::optional<domain::outlet> lock(domain::outlet_id id) override;
    base::result<void> save(const domain::outlet& what) override;
    std::vector<domain::outlet> page(const app::outlet_filter& filter, std::optional<domain::outlet_id> before, std::size_t limit) override;
    std::vector<domain::outlet> versions(domain::outlet_id id, std::size_t limit) override;
    std::int64_t reports_of(domain::outlet_id id, base::business_date month) override;
    void insert(const domain::outlet_sales& report) override;
    std::vector<domain::outlet_sales> newest_sales(std::span<const domain::outlet_id> ids) override;
    std::vector<domain::outlet_sales> sales(domain::outlet_id id, std::size_t limit) override;

private:
    void insert_version(const domain::outlet& what);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
