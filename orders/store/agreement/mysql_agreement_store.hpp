// Agreements in MariaDB: tables agreement, agreement_*, prepayment, allocation_ledger.
#pragma once

#include "orders/app/agreement/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_agreement_store final : public app::agreement_store {
public:
    explicit mysql_agreement_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::agreement& what) override;
    std::optional<domain::agreement> find(domain::agreement_id id) override;
    std::optional<domain::agreement> lock(domain::agreement_id id) override;
    void save(const domain::agreement& before, const domain::agreement& after) override;
    std::vector<domain::agreement> page(domain::organisation_id party, std::optional<domain::agreement_id> before,
                                        std::size_t limit) override;

    // mysql_agreement_fulfilment.cpp
    bool insert(const domain::prepayment& what) override;
    std::optional<domain::prepayment> find_prepayment(domain::prepayment_id id) override;
    void save_confirmation(const domain::prepayment& what) override;
    std::vector<domain::prepayment> prepayments(domain::agreement_id id, domain::payment_direction direction, std::size_t limit) override;
    std::size_t count_prepayments(domain::agreement_id id) override;
    std::vector<std::int64_t> lock_ledger(domain::organisation_id supplier, std::span<const domain::claimant> who) override;
    void insert_shares(domain::agreement_id id, const domain::agreement_line& line, std::span<const app::shown_share> shares) override;
    std::vector<app::shown_share> shares(domain::agreement_id id, std::int64_t line_number, std::int64_t after, std::size_t limit) override;
    void insert(domain::agreement_id id, std::span<const app::delivery_entry> deliveries) override;
    std::vector<app::delivery_entry> deliveries(domain::agreement_id id, std::int64_t line_number, std::optional<domain::delivery_id> after,
                                                std::size_t limit) override;
    void insert(domain::agreement_id id, std::span<const app::reversal_entry> reversals) override;
    std::vector<app::reversal_entry> reversals(domain::agreement_id id, std::size_t limit) override;

private:
    std::optional<domain::agreement> load(std::string_view statement, domain::agreement_id id);
    void load_lines(std::vector<domain::agreement>& of, bool with_sections);
    void save_lines(const domain::agreement& before, const domain::agreement& after);
    void save_documents(const domain::agreement& before, const domain::agreement& after);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
