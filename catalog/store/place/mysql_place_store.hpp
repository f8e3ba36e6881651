// The registry of places in MariaDB: table place_version.
#pragma once

#include "catalog/app/place/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_place_store final : public app::place_store {
public:
    explicit mysql_place_store(mysql::session& connection) : connection_(connection) {}

    std::vector<domain::place_version> find(const app::place_filter& filter, const std::string& after_code, std::size_t limit) override;
    std::vector<domain::place_version> versions_of(std::span<const std::string> codes, base::instant known_at) override;
    void apply(const domain::place_change& change, base::instant at) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
