-- What complaints that ended before gave back, by what each line costs: the largest remainder first (domain/refund/refund_sharing.hpp).
UPDATE purchase_order_line l
JOIN (SELECT q.order_id, q.line_number,
             q.whole + (ROW_NUMBER() OVER (PARTITION BY q.order_id ORDER BY q.rest DESC, q.line_number)
                        <= q.given - SUM(q.whole) OVER (PARTITION BY q.order_id)) AS refunded
      FROM (SELECT c.order_id, c.line_number, c.given, c.given * c.worth DIV c.worths AS whole, c.given * c.worth MOD c.worths AS rest
            FROM (SELECT x.order_id, x.line_number, CAST(COALESCE(x.accepted_amount_fen, 0) - x.returned_amount_fen AS DECIMAL(38)) AS worth,
                         SUM(COALESCE(x.accepted_amount_fen, 0) - x.returned_amount_fen) OVER (PARTITION BY x.order_id) AS worths,
                         LEAST(o.refund_granted_fen, COALESCE(o.accepted_fen, 0) - o.returned_fen) AS given
                  FROM purchase_order_line x JOIN purchase_order o ON o.order_id = x.order_id WHERE o.refund_granted_fen > 0) c
            WHERE c.worths > 0) q) s ON s.order_id = l.order_id AND s.line_number = l.line_number
SET l.refunded_fen = s.refunded
