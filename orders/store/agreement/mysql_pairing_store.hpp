// Pairings in MariaDB: tables pairing and pairing_version.
#pragma once

#include "orders/app/agreement/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_pairing_store final : public app::pairing_store {
public:
    explicit mysql_pairing_store(mysql::session& connection) : connection_(connection) {}

    domain::pairing lock_or_add(const domain::pairing& fresh) override;
    std::optional<domain::pairing> lock(domain::pairing_id id) override;
    std::vector<domain::pairing_version> known(domain::pairing_id id) override;
    void insert(const domain::pairing_version& version) override;
    void supersede(std::int64_t version, base::instant at) override;
    std::vector<domain::pairing> holding(domain::organisation_id helper, std::span<const domain::helped> any_of,
                                         base::business_date day) override;
    std::vector<app::shown_pairing> page(const app::pairing_filter& filter, std::int64_t after, std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
