// Applications for the mark in MariaDB: tables mark_application, mark_application_product, mark_application_licence, mark_decision and
// mark_waiver.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_mark_store final : public app::mark_store {
public:
    explicit mysql_mark_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::mark_application& what) override;
    std::optional<domain::mark_application> find(domain::mark_application_id id) override;
    std::optional<domain::mark_application> lock(domain::mark_application_id id) override;
    void save(const domain::mark_application& what) override;
    std::vector<domain::mark_application> page(const app::mark_filter& filter, std::optional<domain::mark_application_id> before,
                                               std::size_t limit) override;
    std::vector<domain::labour_overlap> overlaps_of(domain::labour_list_id list) override;
    std::vector<domain::mark_application_id> find_overdue_untold(base::business_date today, std::size_t limit) override;

private:
    void add_overlaps(std::vector<domain::mark_application>& found);
    void insert_parts(const domain::mark_application& what);
    std::vector<domain::mark_application> read(mysql::row_set rows);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
