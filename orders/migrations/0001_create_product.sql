-- Published products as the catalogue's events tell: whose they are.
CREATE TABLE product (
    product_id BINARY(16) NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    CONSTRAINT product_primary PRIMARY KEY (product_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
