// Fills of needs and their shares in MariaDB, and what is offered for them.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_fill_store final : public app::fill_store {
public:
    explicit mysql_fill_store(mysql::session& connection) : connection_(connection) {}

    std::vector<domain::offer_id> find_offers(const app::fill_market& where, std::size_t limit) override;
    std::vector<std::string> categories_of(const domain::goods_kind& kind, std::size_t limit) override;
    std::map<domain::product_id, std::int64_t> available(std::span<const domain::product_id> products, base::business_date on) override;
    std::map<domain::organisation_id, std::int64_t> given(std::span<const domain::organisation_id> suppliers, domain::measure by,
                                                          base::instant since) override;
    std::map<domain::organisation_id, std::int64_t> given_of(domain::need_id need) override;
    void insert(const domain::need_fill& fresh) override;
    std::optional<domain::need_fill> find(domain::fill_id id) override;
    std::vector<domain::need_fill> page(domain::need_id need, std::optional<domain::fill_id> before, std::size_t limit) override;
    bool all_proposed(domain::fill_id fill, std::span<const int> numbers) override;
    void save_ordered(const app::ordered_shares& what) override;
    void settle(const domain::need_fill& what) override;
    std::optional<domain::need_id> need_of(domain::order_id order) override;
    std::int64_t release_cancelled(domain::need_id need) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
