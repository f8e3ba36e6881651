-- Which need an order fills, so that a need wants again what a cancelled order would have given.
ALTER TABLE need_fill_share ADD INDEX need_fill_share_by_order (order_id)
