// The county registry in MariaDB: table county_version.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_county_store final : public app::county_store {
public:
    explicit mysql_county_store(mysql::session& connection) : connection_(connection) {}

    std::vector<domain::county_version> find(const app::county_filter& filter, const std::string& after_code, std::size_t limit) override;
    std::vector<domain::county_version> versions_of(const std::string& code, base::instant known_at) override;
    std::vector<domain::county_version> all_live() override;
    void supersede(std::span<const std::int64_t> rows, base::instant at) override;
    void insert(std::span<const domain::county_version> versions, base::instant at) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
