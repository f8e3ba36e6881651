// Pack labels in MariaDB: tables label_range_number, label_range, pack_label and label_scan.
#pragma once

#include "catalog/app/label/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_label_store final : public app::label_store {
public:
    explicit mysql_label_store(mysql::session& connection) : connection_(connection) {}

    std::int64_t next_number() override;
    domain::labels_taken taken_of(domain::lot_id lot) override;
    void insert(const domain::label_range& what) override;
    std::optional<domain::label_range> find(domain::label_range_id id) override;
    std::optional<domain::label_range> find_numbered(std::int64_t number) override;
    std::optional<domain::label_range> lock(domain::label_range_id id) override;
    void save(const domain::label_range& what) override;
    std::vector<domain::label_range> page(domain::lot_id lot, std::optional<std::int64_t> before, std::size_t limit) override;

    domain::label_scan_count add_scan(const domain::label_range& of, const app::label_scan& scan) override;
    bool claim_warning(const domain::label_range& of, std::int64_t serial, base::business_date on) override;
    std::vector<app::label_day> days_of(domain::lot_id lot, const std::optional<std::pair<base::business_date, std::string>>& after,
                                        std::size_t limit) override;
    std::vector<app::repeated_label> repeated_of(domain::lot_id lot, std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
