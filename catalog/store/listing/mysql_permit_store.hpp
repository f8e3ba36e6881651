// Licences and inspection reports in MariaDB: tables permit, permit_category.
#pragma once

#include "catalog/app/listing/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_permit_store final : public app::permit_store {
public:
    explicit mysql_permit_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::permit& what) override;
    std::optional<domain::permit> find(domain::permit_id id) override;
    std::optional<domain::permit> lock(domain::permit_id id) override;
    void save(const domain::permit& what, std::int64_t seen_version) override;
    std::vector<domain::permit> page(domain::organisation_id holder, std::optional<domain::product_id> product,
                                     std::optional<domain::permit_id> before, std::size_t limit) override;
    std::size_t count_of(domain::organisation_id holder, std::optional<domain::product_id> product) override;
    std::vector<domain::permit_id> find_changed_by(base::business_date day, std::size_t limit) override;
    std::vector<domain::permit> reports_of(std::span<const domain::product_id> products) override;

private:
    std::vector<domain::permit> read(mysql::row_set rows);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
