// Offers in MariaDB: tables offer, offer_version (bitemporal) and offer_tier.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_offer_store final : public app::offer_store {
public:
    explicit mysql_offer_store(mysql::session& connection) : connection_(connection) {}

    std::optional<head> find(domain::offer_id id) override;
    std::optional<head> find_of(domain::product_id product) override;
    std::vector<domain::offer_version> live(std::span<const domain::product_id> products, base::instant ended_after) override;
    std::optional<domain::offer_version> find_version(domain::offer_id id, std::int64_t version) override;
    void insert(const domain::offer_version& version, std::int64_t revision) override;
    void close(domain::offer_id id, const domain::closed_version& closed, base::instant at) override;
    void set_revision(domain::offer_id id, std::int64_t revision) override;

private:
    void read_tiers(std::vector<domain::offer_version>& versions);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
