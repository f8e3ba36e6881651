// What families, suppliers' codes and pictures of products need from a database.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "catalog/domain/assortment/sku.hpp"
#include "catalog/domain/document/document.hpp"

namespace chuanpin::catalog::app {

class assortment_store {
public:
    virtual ~assortment_store() = default;
    virtual void insert(const domain::product_family& what) = 0;
    virtual std::optional<domain::product_family> find(domain::product_family_id id) = 0;
    /// As `find`, and nobody else changes it until the transaction ends.
    virtual std::optional<domain::product_family> lock(domain::product_family_id id) = 0;
    /// Those of these that exist, in any order.
    virtual std::vector<domain::product_family> find_all(std::span<const domain::product_family_id> ids) = 0;
    /// All but supplier, category, variety and creation; throws std::logic_error where the version before it is not the stored one.
    virtual void save(const domain::product_family& what) = 0;
    virtual std::size_t count_of(domain::organisation_id supplier) = 0;
    /// Newest first, older than `before` where given.
    virtual std::vector<domain::product_family> page(domain::organisation_id supplier, std::optional<domain::product_family_id> before,
                                                     std::size_t limit) = 0;
    /// Published products of a family, oldest first, after `after` where given.
    virtual std::vector<domain::product_id> published_in(domain::product_family_id family, std::optional<domain::product_id> after,
                                                         std::size_t limit) = 0;

    /// The product is the one with this code among its supplier's; its code before is free again. False where another one has it.
    virtual bool claim_code(domain::organisation_id supplier, domain::product_id product, const std::optional<std::string>& code) = 0;

    /// In this order, in place of what was there.
    virtual void set_pictures(domain::product_id product, std::span<const domain::document_id> pictures) = 0;
    virtual bool has_picture(domain::product_id product, domain::document_id picture) = 0;
};

}  // namespace chuanpin::catalog::app
