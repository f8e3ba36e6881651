-- What is taken up of each credit, after refunds of complaints took their part of it.
UPDATE credit_limit c
SET used_fen = (SELECT COALESCE(SUM(o.credit_used_fen), 0) FROM purchase_order o
                WHERE o.credit_used_fen > 0 AND o.supplier_organisation_id = c.supplier_organisation_id
                  AND o.buyer_organisation_id = c.buyer_organisation_id
                  AND COALESCE(o.buyer_unit_id, REPEAT(CHAR(0), 16)) = c.buyer_unit_id)
