ALTER TABLE product_family
    ADD COLUMN seasons VARCHAR(60) NOT NULL DEFAULT '' COMMENT 'of products without any: MM-DD..MM-DD, ; between them' AFTER description,
    ADD COLUMN version BIGINT NOT NULL DEFAULT 1 AFTER seasons
