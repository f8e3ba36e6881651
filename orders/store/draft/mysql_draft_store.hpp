// Drafts and their lines in MariaDB.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_draft_store final : public app::draft_store {
public:
    explicit mysql_draft_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::draft& fresh) override;
    std::optional<domain::draft> find(domain::draft_id id) override;
    std::optional<domain::draft> find_head(domain::draft_id id) override;
    std::vector<domain::draft> page(const base::principal& who, std::optional<domain::draft_id> before, std::size_t limit) override;
    bool touch(const app::draft_touch& what, int more_lines) override;
    bool change(const app::draft_touch& what, const base::version_condition& seen, const domain::delivery_place& delivery,
                base::business_date requested_delivery_date) override;
    std::optional<domain::line_id> add(domain::draft_id id, const domain::draft_line& fresh) override;
    bool change(domain::draft_id id, const domain::draft_line& line, const base::version_condition& seen) override;
    bool remove(domain::draft_id id, domain::line_id line, const base::version_condition& seen) override;
    std::optional<domain::draft_line> find_line(domain::draft_id id, domain::line_id line) override;
    std::vector<domain::draft> lock(std::span<const domain::draft_id> ids) override;
    void save_submitted(std::span<const app::submitted_draft> made) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
