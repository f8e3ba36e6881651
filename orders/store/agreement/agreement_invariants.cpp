#include "orders/store/agreement/agreement_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I6", "goods-of-agreements-leave-once",
     "what deliveries of agreements took out of a warehouse is what left it so; of a lot that was named at least as much", R"sql(
SELECT HEX(x.product_id) AS example
FROM (SELECT product_id, warehouse_id, quantity AS moved FROM stock_movement WHERE kind = 'handed_over'
      UNION ALL
      SELECT l.product_id, d.warehouse_id, -d.quantity
      FROM agreement_delivery d JOIN agreement_line l ON l.agreement_id = d.agreement_id AND l.line_number = d.line_number
      WHERE d.warehouse_id IS NOT NULL) x
GROUP BY x.product_id, x.warehouse_id HAVING SUM(x.moved) <> 0
UNION ALL
SELECT HEX(n.lot_id)
FROM (SELECT l.product_id, d.warehouse_id, d.lot_id, SUM(d.quantity) AS named
      FROM agreement_delivery d JOIN agreement_line l ON l.agreement_id = d.agreement_id AND l.line_number = d.line_number
      WHERE d.lot_id IS NOT NULL GROUP BY l.product_id, d.warehouse_id, d.lot_id) n
LEFT JOIN (SELECT product_id, warehouse_id, lot_id, SUM(quantity) AS moved FROM stock_movement WHERE kind = 'handed_over'
           GROUP BY product_id, warehouse_id, lot_id) m USING (product_id, warehouse_id, lot_id)
WHERE n.named > COALESCE(m.moved, 0))sql"},

    {"I11", "goods-of-agreements-are-the-suppliers", "a delivery of an agreement takes goods out of its own supplier's warehouses", R"sql(
SELECT HEX(d.delivery_id) AS example
FROM agreement_delivery d JOIN agreement_line l ON l.agreement_id = d.agreement_id AND l.line_number = d.line_number
LEFT JOIN warehouse w ON w.warehouse_id = d.warehouse_id
WHERE d.warehouse_id IS NOT NULL AND (w.warehouse_id IS NULL OR w.organisation_id <> l.supplier_organisation_id))sql"},

    {"I5", "boxes-and-money-of-agreements-add-up",
     "a share is whole packs, as many as its quota says; what both sides took back is worth what the boxes cost", R"sql(
SELECT HEX(s.agreement_id) AS example
FROM agreement_share s JOIN agreement_line l USING (agreement_id, line_number)
WHERE s.quantity <> s.packs * l.pack_size OR s.packs <> s.whole_packs + s.extra_pack
UNION ALL
SELECT HEX(r.agreement_id)
FROM agreement_reversal r JOIN agreement_line l USING (agreement_id, line_number)
WHERE r.amount_fen <> r.quantity * l.unit_price_fen)sql"},

    {"I5", "no-more-goes-back-than-was-too-much", "a settled line keeps at least what the goods that were handed over cost", R"sql(
SELECT HEX(l.agreement_id) AS example
FROM agreement_line l
JOIN (SELECT agreement_id, line_number, SUM(delivered_quantity) AS delivered FROM agreement_section GROUP BY agreement_id, line_number) s
  USING (agreement_id, line_number)
WHERE l.repaid_recorded_fen > 0 AND l.prepaid_confirmed_fen - l.repaid_recorded_fen < s.delivered * l.unit_price_fen)sql"},
};

}  // namespace

std::span<const invariant> agreement_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
