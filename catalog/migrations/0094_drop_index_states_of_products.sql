-- Searching asks the index alone which products are published.
ALTER TABLE product DROP KEY product_state
