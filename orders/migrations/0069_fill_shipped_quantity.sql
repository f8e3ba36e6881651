-- Orders from before left whole, in one delivery.
UPDATE purchase_order o JOIN purchase_order_line l ON l.order_id = o.order_id SET l.shipped_quantity = l.quantity, o.deliveries = 1 WHERE o.dispatched_at IS NOT NULL
