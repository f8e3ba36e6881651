INSERT INTO delivery_line (delivery_id, position, line_id, quantity, accepted_quantity, rejected_quantity, accepted_g, rejection_reason, rejection_outcome,
                           rejection_photo_sha256, handover_temperature_mc)
SELECT l.order_id, l.line_number, l.line_id, l.quantity, l.accepted_quantity, l.rejected_quantity, l.accepted_g, l.rejection_reason, l.rejection_outcome,
       l.rejection_photo_sha256, l.handover_temperature_mc
FROM purchase_order_line l JOIN purchase_order o ON o.order_id = l.order_id WHERE o.dispatched_at IS NOT NULL
