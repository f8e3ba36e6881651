// Groups of buyers and their fills in MariaDB.
#pragma once

#include <string_view>

#include "orders/app/group/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_buyer_group_store final : public app::buyer_group_store {
public:
    explicit mysql_buyer_group_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::buyer_group& fresh) override;
    std::optional<domain::buyer_group> find(domain::buyer_group_id id) override;
    std::optional<domain::buyer_group> lock(domain::buyer_group_id id) override;
    void save(const domain::buyer_group& before, const domain::buyer_group& after) override;
    std::vector<domain::buyer_group> page(domain::organisation_id whose, std::optional<domain::buyer_group_id> before,
                                          std::size_t limit) override;
    std::vector<domain::need_id> find_wanting(std::span<const domain::organisation_id> buyers, const domain::group_wish& wish,
                                              std::size_t limit) override;
    bool is_in_open_fill(domain::buyer_group_id id, domain::organisation_id house, base::business_date today) override;
    void insert(const domain::group_fill& fresh) override;
    std::optional<domain::group_fill> find(domain::group_fill_id id) override;

private:
    std::optional<domain::buyer_group> load(std::string_view statement, domain::buyer_group_id id);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
