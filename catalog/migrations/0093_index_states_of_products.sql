-- Whether products that were found are published is read from here: of a million rows of products few are in memory, of this index all.
ALTER TABLE product ADD KEY product_state (product_id, status)
