INSERT INTO delivery_lot (delivery_id, position, line_id, product_id, warehouse_id, lot_id, quantity)
SELECT order_id, ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY movement_id), line_id, product_id, warehouse_id, lot_id, quantity
FROM stock_movement WHERE kind = 'shipped'
