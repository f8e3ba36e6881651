CREATE TABLE certificate_product (
    number CHAR(16) NOT NULL,
    position INT NOT NULL,
    product_id BINARY(16) NOT NULL,
    CONSTRAINT certificate_product_key PRIMARY KEY (number, position),
    CONSTRAINT certificate_product_certificate FOREIGN KEY (number) REFERENCES certificate (number),
    INDEX certificate_product_by_product (product_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
