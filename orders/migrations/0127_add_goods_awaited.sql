-- When an order was placed of which lines wait for goods; NULL of all others. In this order goods are set aside for them.
ALTER TABLE purchase_order
    ADD COLUMN goods_awaited_since DATETIME(6) NULL,
    ADD INDEX purchase_order_awaiting_goods (supplier_organisation_id, goods_awaited_since)
