// Comparables, rules of prices and evidence in MariaDB: tables price_comparable, price_rule_version, price_evidence.
#pragma once

#include "catalog/app/price/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_price_store final : public app::price_store {
public:
    explicit mysql_price_store(mysql::session& connection) : connection_(connection) {}
    void insert(std::span<const domain::price_comparable> comparables) override;
    std::optional<domain::price_comparable> find(domain::price_comparable_id id) override;
    std::optional<domain::price_comparable> lock(domain::price_comparable_id id) override;
    std::vector<domain::price_comparable> find_same(std::span<const domain::price_comparable> comparables) override;
    void save_withdrawal(const domain::price_comparable& what) override;
    std::vector<domain::price_comparable> page(const app::comparable_filter& filter, std::optional<domain::price_comparable_id> before,
                                               std::size_t limit) override;
    std::vector<domain::price_comparable> like(const std::string& category, const std::string& goods_key, base::business_date from,
                                               base::business_date to) override;
    bool knows_goods(const std::string& category, const std::string& goods_key) override;
    std::vector<domain::price_comparable> find_all(std::span<const domain::price_comparable_id> ids) override;

    std::vector<domain::price_rule> live_rules(const std::string& category) override;
    std::optional<domain::price_rule> find_rule(std::int64_t id) override;
    std::size_t count_rules(const std::string& category) override;
    void apply(const domain::price_rule_change& change, base::instant at) override;

    void insert_evidence(domain::offer_id offer, std::int64_t version, const domain::price_evidence& what) override;
    std::optional<domain::price_evidence> find_evidence(domain::offer_id offer, std::int64_t version) override;
    void insert_spike(const domain::noted_spike& what) override;
    std::vector<domain::noted_spike> spikes(std::optional<app::spike_position> before, std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
