// Files of products on their way, in MariaDB: tables product_import and product_import_part.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_product_import_store final : public app::product_import_store {
public:
    explicit mysql_product_import_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::product_import& what, std::span<const std::string> parts) override;
    std::optional<domain::product_import> find(domain::product_import_id id) override;
    std::optional<domain::product_import> lock(domain::product_import_id id) override;
    void save(const domain::product_import& what) override;
    std::optional<std::string> part(domain::product_import_id id, std::int64_t number) override;
    std::optional<domain::product_import_id> find_writing() override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
