// Families, suppliers' codes and pictures in MariaDB: tables product_family, supplier_code, product_picture.
#pragma once

#include "catalog/app/assortment/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_assortment_store final : public app::assortment_store {
public:
    explicit mysql_assortment_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::product_family& what) override;
    std::optional<domain::product_family> find(domain::product_family_id id) override;
    std::optional<domain::product_family> lock(domain::product_family_id id) override;
    std::vector<domain::product_family> find_all(std::span<const domain::product_family_id> ids) override;
    void save(const domain::product_family& what) override;
    std::size_t count_of(domain::organisation_id supplier) override;
    std::vector<domain::product_family> page(domain::organisation_id supplier, std::optional<domain::product_family_id> before,
                                             std::size_t limit) override;
    std::vector<domain::product_id> published_in(domain::product_family_id family, std::optional<domain::product_id> after,
                                                 std::size_t limit) override;
    bool claim_code(domain::organisation_id supplier, domain::product_id product, const std::optional<std::string>& code) override;
    void set_pictures(domain::product_id product, std::span<const domain::document_id> pictures) override;
    bool has_picture(domain::product_id product, domain::document_id picture) override;

private:
    std::vector<domain::product_family> read(mysql::row_set rows);
    void insert_pictures(const domain::product_family& what);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
