-- What is followed is a delivery; an order from before left in one that has the order's bytes for an id.
ALTER TABLE dispatched_order RENAME COLUMN order_id TO delivery_id
