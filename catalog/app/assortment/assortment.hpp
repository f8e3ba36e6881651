// Families of products and their pictures.
#pragma once

#include "catalog/app/document/documents.hpp"
#include "catalog/app/views.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

/// The parts of a draft or a change that are about its supplier's assortment; `what` is locked or new.
/// Errors: product-specification-invalid, product-family-not-found, supplier-code-taken.
base::result<void> place_in_assortment(transaction& tx, const domain::product& what);

struct family_view {
    domain::product_family what{};
    std::vector<product_view> products{};  ///< those that are listed
};
struct family_page {
    std::vector<domain::product_family> families{};
    bool has_more = false;
};

class product_families {
public:
    product_families(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: category-unknown, product-families-too-many, product-seasons-invalid.
    base::task<base::result<base::reply>> create(const base::call_context& context, base::idempotent<domain::product_family> request,
                                                 domain::product_family stated);
    base::task<base::result<family_page>> own_page(const base::call_context& context, std::optional<domain::product_family_id> before,
                                                   std::size_t limit);
    /// Its own family, said anew. Errors: product-family-not-found, product-unchanged, product-seasons-invalid.
    base::task<base::result<base::reply>> change(const base::call_context& context, base::idempotent<domain::product_family> request,
                                                 domain::product_family_id id, domain::family_changes stated);
    /// These in this order, in place of those before. Errors: product-family-not-found, document-unusable.
    base::task<base::result<base::reply>> set_pictures(const base::call_context& context, base::idempotent<domain::product_family> request,
                                                       domain::product_family_id id, std::vector<domain::document_id> pictures);
    /// With its listed products. Errors: product-family-not-found.
    base::task<base::result<family_view>> one(const base::call_context& context, domain::product_family_id id);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

class product_pictures {
public:
    product_pictures(unit_of_work& database, base::random_source& random, documents& documents)
        : database_(database), random_(random), documents_(documents) {}

    /// These in this order, in place of those before; no review follows. Errors: product-not-found, version-stale, document-unusable.
    base::task<base::result<base::reply>> set(const base::call_context& context, base::idempotent<product_view> request,
                                              domain::product_id id, std::vector<domain::document_id> pictures);
    /// A picture of a published product. Errors: product-not-found, document-not-found.
    base::task<base::result<document_content>> content(const base::call_context& context, domain::product_id product,
                                                       domain::document_id picture);
    /// A picture of a family. Errors: product-family-not-found, document-not-found.
    base::task<base::result<document_content>> content_of_family(const base::call_context& context, domain::product_family_id family,
                                                                 domain::document_id picture);

private:
    unit_of_work& database_;
    base::random_source& random_;
    documents& documents_;
};

}  // namespace chuanpin::catalog::app
