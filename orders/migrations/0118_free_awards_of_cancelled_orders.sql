-- Awards whose order was cancelled before can be ordered again.
UPDATE quotation t JOIN purchase_order o ON o.order_id = t.order_id AND o.status = 'cancelled'
SET t.status = 'awarded', t.order_id = NULL
