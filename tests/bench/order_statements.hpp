// What both comparators of `orders` ask while they place an order, in the service's words: the same facts are read and locked.
#pragma once

#include <string_view>

namespace chuanpin::bench {

#define CHUANPIN_BENCH_OFFER_FACTS                                                                                                     \
    "SELECT o.offer_id, o.newest_version, v.version, v.product_id, v.supplier_organisation_id, v.name_zh, v.unit_net_mass_g, "         \
    "v.minimum_quantity, v.tiers, v.valid_from, v.valid_to, v.withdrawn, v.storage_class, v.storage_min_mc, v.storage_max_mc, "        \
    "v.origin_county_code, v.shelf_life_hours, m.certificate_number, m.valid_from, m.valid_to, l.holds, v.delivery_area, v.channels, " \
    "v.kilogram_tiers, v.weight_under_permille, v.weight_over_permille FROM "
#define CHUANPIN_BENCH_OFFER_JOINS                                                                                   \
    " LEFT JOIN offer_version v ON v.offer_id = o.offer_id AND (v.valid_to IS NULL OR v.valid_to > NOW(6))"          \
    " LEFT JOIN product_mark m ON m.product_id = v.product_id AND (m.valid_to IS NULL OR m.valid_to > CURRENT_DATE)" \
    " LEFT JOIN product_listing l ON l.product_id = v.product_id"
#define CHUANPIN_BENCH_STOCK                                                                                                             \
    "SELECT STRAIGHT_JOIN s.product_id, s.warehouse_id, s.on_hand, s.reserved, s.version, l.lot_id, l.on_hand, l.reserved, "             \
    "s.stock_id, s.supplier_organisation_id, l.harvested_on, l.expires_on, l.first_harvest_on FROM stock_level s FORCE INDEX (PRIMARY) " \
    "JOIN stock_lot l FORCE INDEX (PRIMARY) ON l.product_id = s.product_id AND l.warehouse_id = s.warehouse_id WHERE s.product_id "

/// Of one offer: its newest version, those that still matter, certificates that cover the product, what keeps it off the list.
constexpr std::string_view find_offer = CHUANPIN_BENCH_OFFER_FACTS "offer o" CHUANPIN_BENCH_OFFER_JOINS " WHERE o.offer_id = ?";
/// Of many.
constexpr std::string_view find_offers =
    CHUANPIN_BENCH_OFFER_FACTS "(SELECT offer_id, newest_version FROM offer WHERE offer_id IN ?) o" CHUANPIN_BENCH_OFFER_JOINS;
/// The buyer's approvals, budgets, contracts, quotations.
constexpr std::string_view find_rules =
    "SELECT unit_id, version, approvals, budget_required, contract_from_fen, quotation_from_fen, quotes_min FROM purchasing_rules"
    " WHERE organisation_id = ?";
/// The rows of stock of one product with their lots.
constexpr std::string_view lock_stock = CHUANPIN_BENCH_STOCK "= ? ORDER BY s.product_id, s.warehouse_id FOR UPDATE";
/// Of many, in the order of the primary key.
constexpr std::string_view lock_stocks = CHUANPIN_BENCH_STOCK "IN ? ORDER BY s.product_id, s.warehouse_id FOR UPDATE";

#undef CHUANPIN_BENCH_OFFER_FACTS
#undef CHUANPIN_BENCH_OFFER_JOINS
#undef CHUANPIN_BENCH_STOCK

}  // namespace chuanpin::bench
