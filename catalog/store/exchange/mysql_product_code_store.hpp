// What suppliers call their products, in MariaDB: table product_code.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_product_code_store final : public app::product_code_store {
public:
    explicit mysql_product_code_store(mysql::session& connection) : connection_(connection) {}

    std::map<std::string, domain::product_id> find(domain::organisation_id supplier, std::span<const std::string> codes) override;
    std::map<domain::product_id, std::string> codes_of(std::span<const domain::product_id> products) override;
    void insert(domain::organisation_id supplier, std::span<const std::pair<std::string, domain::product_id>> codes) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
