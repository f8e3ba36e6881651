// Products in MariaDB: table product.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_product_store final : public app::product_store {
public:
    explicit mysql_product_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::product& what) override;
    std::optional<domain::product> find(domain::product_id id) override;
    std::vector<domain::product> find_published(std::span<const domain::product_id> ids) override;
    std::optional<domain::product> lock(domain::product_id id) override;
    void save(const domain::product& what) override;
    std::vector<domain::product> page(const app::product_filter& filter, std::optional<domain::product_id> before,
                                      std::size_t limit) override;
    void insert_all(std::span<const domain::product> products) override;
    std::vector<domain::product> find_all(std::span<const domain::product_id> ids) override;
    std::vector<domain::product> lock_all(std::span<const domain::product_id> ids) override;
    void save_drafts(std::span<const domain::product> drafts) override;

private:
    std::vector<domain::product> select_of(std::span<const domain::product_id> ids, std::string_view which);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
