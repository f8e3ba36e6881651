// The supply plan in MariaDB: table supply_announcement.
#pragma once

#include "catalog/app/supply/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_supply_store final : public app::supply_store {
public:
    explicit mysql_supply_store(mysql::session& connection) : connection_(connection) {}

    void announce(const domain::announcement& what) override;
    std::vector<domain::week_figures> figures(const app::plan_filter& filter) override;
    std::vector<domain::announcement> history(domain::organisation_id organisation, domain::plan_side side,
                                              std::optional<domain::announcement_id> before, std::size_t limit) override;
    std::size_t count_live(domain::organisation_id organisation, base::business_date from, std::size_t limit) override;

private:
    void supersede(const domain::announcement& by);
    void insert(const domain::announcement& what);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
