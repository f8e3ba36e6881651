CREATE TABLE supplier_code (
    supplier_organisation_id BINARY(16) NOT NULL,
    code VARCHAR(64) NOT NULL COMMENT 'what the supplier calls the product',
    product_id BINARY(16) NOT NULL,
    CONSTRAINT supplier_code_key PRIMARY KEY (supplier_organisation_id, code),
    CONSTRAINT supplier_code_of_product UNIQUE (product_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
