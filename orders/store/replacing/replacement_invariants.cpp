#include "orders/store/replacing/replacement_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I5", "replacements-are-never-dearer", "as many units as were ordered, for no more, where the buyer allows something instead", R"sql(
SELECT HEX(r.order_id) AS example
FROM order_line_replacement r JOIN purchase_order_line l USING (order_id, line_number) JOIN purchase_order o USING (order_id)
WHERE l.substitutes IS NULL OR l.quantity <> r.replaced_quantity OR l.amount_fen > r.replaced_amount_fen
   OR l.line_id = r.replaced_line_id OR o.confirmed_at IS NULL OR o.quotation_id IS NOT NULL)sql"},

    {"I6", "what-is-replaced-is-let-go", "a line that was replaced held all of its goods, gave all of them back and shipped none", R"sql(
SELECT HEX(r.order_id) AS example
FROM order_line_replacement r
LEFT JOIN (SELECT order_id, line_id, SUM(IF(kind = 'held', quantity, 0)) AS held, SUM(IF(kind = 'hold_released', quantity, 0)) AS released,
                  SUM(kind NOT IN ('held', 'hold_released')) AS others
           FROM stock_movement WHERE order_id IS NOT NULL GROUP BY order_id, line_id) m ON m.order_id = r.order_id AND m.line_id = r.replaced_line_id
WHERE m.line_id IS NULL OR m.held <> r.replaced_quantity OR m.released <> m.held OR m.others <> 0)sql"},
};

}  // namespace

std::span<const invariant> replacement_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
