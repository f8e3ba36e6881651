-- From which lots a line was set aside when its order was placed, and by which days they were fit: a line of text for each.
ALTER TABLE purchase_order_line ADD COLUMN lots MEDIUMTEXT NULL
