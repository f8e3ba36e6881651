// Long-term contracts, their periods, addenda and call-offs in MariaDB.
#pragma once

#include <string_view>

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_supply_store final : public app::supply_store {
public:
    explicit mysql_supply_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::supply_contract& fresh) override;
    std::optional<domain::supply_contract> find(domain::supply_contract_id id) override;
    std::optional<domain::supply_contract> lock(domain::supply_contract_id id) override;
    void save(const domain::supply_contract& what) override;
    void add(domain::supply_contract_id id, const domain::supply_signature& fresh) override;
    void add(domain::supply_contract_id id, const domain::supply_addendum& fresh) override;
    void answer(domain::supply_contract_id id, const domain::supply_addendum& what) override;
    void close_after(domain::supply_contract_id id, base::business_date last) override;
    bool give_quantity(const app::supply_period_key& period, std::int64_t quantity) override;
    void price_by(domain::supply_contract_id id, std::int64_t addendum) override;
    std::vector<domain::supply_contract> page(const base::principal& who, std::optional<domain::supply_contract_id> before,
                                              std::size_t limit) override;
    std::vector<domain::supply_contract> find_all(std::span<const domain::supply_contract_id> ids) override;

    void lock_periods(std::span<const app::supply_period_key> keys) override;
    bool take(const app::call_off& fresh, const app::call_off_terms& under) override;
    app::period_standing standing_of(const app::supply_period_key& period) override;
    bool give_back(domain::order_id order, bool not_supplied, base::instant at) override;
    std::vector<app::call_off> call_offs(domain::supply_contract_id contract, std::optional<domain::order_id> before,
                                         std::size_t limit) override;

private:
    std::optional<domain::supply_contract> load(std::string_view statement, domain::supply_contract_id id);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
