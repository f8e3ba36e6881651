// Which products are listed on a day, as a condition of a statement about `product`.
#pragma once

#include <cstddef>
#include <string_view>

namespace chuanpin::catalog::store {

/// domain/listing/listing_holds.hpp in SQL. Every `?` is the day.
inline constexpr std::string_view listed_sql =
    // Not EXISTS: of that MariaDB makes a join that collects every marked product of the catalogue before it reads the first one.
    // Nor from the certificate to all of its products: STRAIGHT_JOIN keeps the order of the tables.
    "status = 'published' AND COALESCE((SELECT MAX(1) FROM certificate_product c STRAIGHT_JOIN certificate_version v ON v.number = "
    "c.number AND v.live = 1 "
    "WHERE c.product_id = product.product_id AND c.valid_from <= ? AND (c.valid_to IS NULL OR c.valid_to > ?) AND v.status IN "
    "('pre_authorised', 'authorised') AND v.valid_from <= ? AND (v.valid_to IS NULL OR v.valid_to > ?)), 0) = 1 "
    // No review keeps it off.
    "AND NOT EXISTS (SELECT 1 FROM listing_review r WHERE r.product_id = product.product_id AND r.blocking = 1) "
    // Of what has begun, one holds: NULL where nothing has.
    "AND COALESCE((SELECT MAX(p.valid_to IS NULL OR p.valid_to > ?) FROM permit p WHERE p.holder_organisation_id = "
    "product.supplier_organisation_id AND p.product_id = product.product_id AND p.kind = 'inspection_report' AND p.withdrawn_at IS NULL "
    "AND "
    "p.valid_from <= ?), 1) = 1 "
    "AND COALESCE((SELECT MAX(p.valid_to IS NULL OR p.valid_to > ?) FROM permit p WHERE p.holder_organisation_id = "
    "product.supplier_organisation_id AND p.product_id IS NULL AND p.kind = 'business_licence' AND p.withdrawn_at IS NULL AND "
    "p.valid_from <= ?), 1) = 1 "
    // The category needs no production licence, or one for it holds.
    "AND (NOT EXISTS (SELECT 1 FROM licence_need n WHERE n.category = product.category AND n.valid_from <= ? AND (n.valid_to IS NULL OR "
    "n.valid_to > ?)) OR EXISTS (SELECT 1 FROM permit p JOIN permit_category s ON s.permit_id = p.permit_id AND s.category = "
    "product.category WHERE p.holder_organisation_id = product.supplier_organisation_id AND p.product_id IS NULL AND p.kind = "
    "'production_licence' AND p.withdrawn_at IS NULL AND p.valid_from <= ? AND (p.valid_to IS NULL OR p.valid_to > ?)))";
inline constexpr std::size_t listed_sql_days = 12;

}  // namespace chuanpin::catalog::store
