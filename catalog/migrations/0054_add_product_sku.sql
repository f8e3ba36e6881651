ALTER TABLE product
    ADD COLUMN supplier_code VARCHAR(32) NULL COMMENT 'once among the products of a supplier: supplier_code',
    ADD COLUMN variety VARCHAR(50) NULL,
    ADD COLUMN specification VARCHAR(100) NULL,
    ADD COLUMN unit_gross_mass_g BIGINT NULL,
    ADD COLUMN carton_units BIGINT NULL COMMENT 'trade units in a carton',
    ADD COLUMN family_id BINARY(16) NULL,
    ADD CONSTRAINT product_gross_mass CHECK (unit_gross_mass_g IS NULL OR unit_gross_mass_g >= unit_net_mass_g),
    ADD INDEX product_by_family (family_id, product_id)
