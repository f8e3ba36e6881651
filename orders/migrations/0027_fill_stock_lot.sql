-- What stood in stock before there were lots is of the unnamed one.
INSERT INTO stock_lot (product_id, warehouse_id, lot_id, on_hand, reserved)
SELECT product_id, warehouse_id, x'00000000000000000000000000000000', on_hand, reserved FROM stock_level
