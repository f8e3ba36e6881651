-- What a buyer holds unconfirmed is found without reading its old orders.
ALTER TABLE purchase_order
    ADD KEY purchase_order_open_of_buyer (buyer_organisation_id, status)
