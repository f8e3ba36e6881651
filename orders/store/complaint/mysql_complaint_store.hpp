// Complaints in MariaDB, and what a supplier's orders tell of it.
#pragma once

#include "orders/app/complaint/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_complaint_store final : public app::complaint_store {
public:
    explicit mysql_complaint_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::complaint& fresh) override;
    std::optional<domain::complaint> find(domain::complaint_id id) override;
    std::optional<domain::complaint> lock(domain::complaint_id id) override;
    void save(const domain::complaint& what) override;
    std::vector<domain::complaint> of(domain::order_id order) override;
    std::vector<domain::complaint> page(const base::principal& who, const app::complaint_filter& filter) override;
    std::vector<domain::complaint> page_of_all(const app::complaint_filter& filter) override;
    std::vector<domain::complaint_id> find_unanswered(base::instant by, std::size_t limit) override;
    domain::supplier_record record_of(domain::organisation_id supplier, base::instant since) override;

private:
    /// With their lines: one statement for all of them.
    std::vector<domain::complaint> read_all(mysql::row_set rows);
    std::optional<domain::complaint> read_one(mysql::row_set rows);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
