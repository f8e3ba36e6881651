// What an operator imports, and the categories, in MariaDB: tables registry, category_version and reference_product.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_registry_store final : public app::registry_store {
public:
    explicit mysql_registry_store(mysql::session& connection) : connection_(connection) {}
    std::int64_t lock(std::string_view registry) override;
    std::int64_t version_of(std::string_view registry) override;
    void set_version(std::string_view registry, std::int64_t version, base::instant at) override;

private:
    mysql::session& connection_;
};

class mysql_category_store final : public app::category_store {
public:
    explicit mysql_category_store(mysql::session& connection) : connection_(connection) {}
    std::vector<app::category> all_on(base::business_date day) override;

private:
    mysql::session& connection_;
};

class mysql_reference_store final : public app::reference_store {
public:
    explicit mysql_reference_store(mysql::session& connection) : connection_(connection) {}
    std::vector<domain::reference_product> all() override;
    void replace_all(std::span<const domain::reference_product> products, base::instant at) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
