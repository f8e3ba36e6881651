CREATE TABLE product_family (
    family_id BINARY(16) NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    name_zh VARCHAR(100) NOT NULL,
    category VARCHAR(32) NOT NULL,
    variety VARCHAR(50) NULL,
    description VARCHAR(2000) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    CONSTRAINT product_family_key PRIMARY KEY (family_id),
    INDEX product_family_by_supplier (supplier_organisation_id, family_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
