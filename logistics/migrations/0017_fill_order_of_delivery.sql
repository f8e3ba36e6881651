UPDATE dispatched_order SET order_id = delivery_id WHERE order_id IS NULL
