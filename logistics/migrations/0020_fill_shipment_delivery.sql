UPDATE shipment SET delivery_id = order_id WHERE delivery_id IS NULL
