// Requests for quotation and their quotes in MariaDB.
#pragma once

#include "orders/app/quotation/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_quotation_store final : public app::quotation_store {
public:
    explicit mysql_quotation_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::quotation& fresh, std::span<const domain::quote> asked) override;
    std::optional<domain::quotation> find(domain::quotation_id id) override;
    std::optional<domain::quotation> lock(domain::quotation_id id) override;
    void save(const domain::quotation& what) override;
    std::vector<domain::quote> quotes_of(const domain::quotation& what) override;
    void save(domain::quotation_id of, const domain::quote& what) override;
    void save_opened(domain::quotation_id of, std::span<const domain::quote> quotes) override;
    std::vector<domain::quotation> page(const base::principal& who, const app::quotation_filter& filter) override;
    std::vector<domain::quotation_award> lock_awards(std::span<const domain::quotation_id> ids) override;
    std::vector<domain::quotation_id> find_undecided(base::instant by, std::size_t limit) override;

private:
    std::optional<domain::quotation> load(std::string_view statement, domain::quotation_id id);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
