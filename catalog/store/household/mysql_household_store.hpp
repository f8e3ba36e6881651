// The registry of households in MariaDB: tables household_version and household_member.
#pragma once

#include "catalog/app/household/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_household_store final : public app::household_store {
public:
    explicit mysql_household_store(mysql::session& connection) : connection_(connection) {}

    std::vector<domain::household_version> versions_of(std::span<const std::string> numbers, base::instant known_at) override;
    void apply(const domain::household_change& change, base::instant at) override;
    std::vector<app::household_member> members_of(std::span<const std::string> numbers) override;
    std::vector<app::household_member> find_people(std::span<const std::string> identity_indexes) override;
    void supersede_members(std::span<const std::int64_t> rows, base::instant at) override;
    void insert_members(std::span<const app::household_member> members, base::instant at) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
