// Announced harvests in MariaDB: table harvest_version.
#pragma once

#include "catalog/app/harvest/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_harvest_store final : public app::harvest_store {
public:
    explicit mysql_harvest_store(mysql::session& connection) : connection_(connection) {}
    std::vector<domain::harvest_announcement> page(const app::harvest_filter& filter, std::optional<std::int64_t> before,
                                                   std::size_t limit) override;
    std::vector<domain::harvest_announcement> rows_of(std::span<const app::harvest_line> lines) override;
    std::vector<domain::harvest_announcement> announced(const std::string& category, const std::string& variety_key,
                                                        base::business_date from, base::business_date to) override;
    void apply(domain::harvest_change& change, base::instant at) override;
    std::optional<domain::harvest_announcement> find(std::int64_t id) override;
    void withdraw(std::int64_t id, const domain::harvest_withdrawal& why) override;
    std::vector<domain::content_hash> stored_contents(std::span<const domain::content_hash> contents) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
