-- What needs ask for: the category and the name that the catalogue gives a product; NULL until its next news of it.
ALTER TABLE product
    ADD COLUMN category VARCHAR(32) NULL,
    ADD COLUMN name_zh VARCHAR(200) NULL,
    ADD INDEX product_by_category (category, product_id),
    ADD INDEX product_by_name (name_zh, product_id)
