#include "orders/store/quotation/quotation_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I6", "quotes-are-sealed-until-the-opening", "no price of a quote is readable before its opening, none stays sealed after it", R"sql(
SELECT HEX(q.quote_id) AS example
FROM quote q JOIN quotation t ON t.quotation_id = q.quotation_id
WHERE t.opened_at IS NULL AND (q.freight_fen IS NOT NULL OR EXISTS (SELECT 1 FROM quote_line l WHERE l.quote_id = q.quote_id))
   OR t.opened_at IS NOT NULL AND (q.sealed IS NOT NULL OR (q.freight_fen IS NOT NULL)
        <> EXISTS (SELECT 1 FROM quote_line l WHERE l.quote_id = q.quote_id))
UNION ALL
SELECT HEX(t.quotation_id) FROM quotation t
WHERE t.opened_at IS NOT NULL AND t.quotes_min > (SELECT COUNT(*) FROM quote q WHERE q.quotation_id = t.quotation_id AND q.standing IS NOT NULL))sql"},

    {"I6", "an-award-becomes-one-living-order",
     "an order by an award has its supplier, its lines and its prices, and the award knows the one that lives", R"sql(
SELECT HEX(t.quotation_id) AS example
FROM quotation t LEFT JOIN purchase_order o ON o.order_id = t.order_id AND o.quotation_id = t.quotation_id
WHERE t.order_id IS NOT NULL AND (o.order_id IS NULL OR o.status = 'cancelled')
UNION ALL
SELECT HEX(o.order_id)
FROM purchase_order o
LEFT JOIN quotation t ON t.quotation_id = o.quotation_id
LEFT JOIN quote q ON q.quotation_id = t.quotation_id AND q.supplier_organisation_id = t.winner_organisation_id
WHERE o.quotation_id IS NOT NULL
  AND (t.quotation_id IS NULL OR (o.status <> 'cancelled' AND (t.order_id IS NULL OR t.order_id <> o.order_id)) OR t.buyer_organisation_id <> o.buyer_organisation_id
       OR t.winner_organisation_id <> o.supplier_organisation_id OR q.freight_fen IS NULL OR q.freight_fen <> o.quotation_freight_fen
       OR (SELECT COUNT(*) FROM purchase_order_line x WHERE x.order_id = o.order_id)
          <> (SELECT COUNT(*) FROM purchase_order_line x JOIN quote_line l ON l.quote_id = q.quote_id AND l.product_id = x.product_id
                AND l.quantity = x.quantity AND l.unit_price_fen = x.unit_price_fen WHERE x.order_id = o.order_id)
       OR (SELECT COUNT(*) FROM purchase_order_line x WHERE x.order_id = o.order_id)
          <> (SELECT COUNT(*) FROM quote_line l WHERE l.quote_id = q.quote_id)))sql"},

    // The quotients have more digits than two of them that differ can share: both parts of each are below 2^53.
    {"I6", "quotes-stand-by-their-price",
     "standings are 1, 2, … by what a delivered kilogram costs; none came late, and the winner has one", R"sql(
SELECT HEX(r.quote_id) AS example
FROM (SELECT q.quote_id, q.standing, ROW_NUMBER() OVER (PARTITION BY q.quotation_id
               ORDER BY CAST(l.goods_fen + q.freight_fen AS DECIMAL(60, 30)) / l.mass_g, q.submitted_at, q.quote_id) AS place
      FROM quote q
      JOIN (SELECT quote_id, SUM(quantity * unit_price_fen) AS goods_fen, SUM(quantity * unit_net_mass_g) AS mass_g FROM quote_line GROUP BY quote_id) l
        ON l.quote_id = q.quote_id) r
WHERE r.standing <> r.place
UNION ALL
SELECT HEX(q.quote_id) FROM quote q JOIN quotation t ON t.quotation_id = q.quotation_id WHERE q.submitted_at >= t.deadline
UNION ALL
SELECT HEX(t.quotation_id) FROM quotation t
LEFT JOIN quote q ON q.quotation_id = t.quotation_id AND q.supplier_organisation_id = t.winner_organisation_id
WHERE t.winner_organisation_id IS NOT NULL AND q.standing IS NULL)sql"},

    {"I7", "every-change-of-a-quotation-is-in-the-journal", "one entry for each version of a request and of a quote", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type IN ('quotation', 'quote')
GROUP BY aggregate_type, aggregate_id HAVING COUNT(*) <> MAX(aggregate_version) OR MIN(aggregate_version) <> 1
UNION ALL
SELECT 'the number of changes of requests' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'quotation') <> (SELECT COALESCE(SUM(version), 0) FROM quotation)
UNION ALL
SELECT 'the number of changes of quotes' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'quote') <> (SELECT COALESCE(SUM(version), 0) FROM quote))sql"},
};

}  // namespace

std::span<const invariant> quotation_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
