// Labour lists in MariaDB: tables labour_list, labour_list_worker and labour_list_overlap.
#pragma once

#include "catalog/app/labour/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_labour_store final : public app::labour_store {
public:
    explicit mysql_labour_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::labour_list& list, std::span<const app::sealed_person> workers) override;
    domain::labour_day handed_in_since(domain::organisation_id organisation, base::instant since) override;
    std::optional<domain::labour_list> find(domain::labour_list_id id) override;
    domain::labour_match match(domain::labour_list_id id, base::business_date day) override;
    std::vector<app::matched_worker> workers(domain::labour_list_id id, base::business_date day, std::int64_t after,
                                             std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
