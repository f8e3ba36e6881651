ALTER TABLE dispatched_line RENAME COLUMN order_id TO delivery_id
