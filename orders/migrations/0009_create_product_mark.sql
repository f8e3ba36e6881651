-- When certificates let products carry the mark, as the catalogue's events tell: [valid_from, valid_to).
CREATE TABLE product_mark (
    product_id BINARY(16) NOT NULL,
    certificate_number CHAR(16) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    CONSTRAINT product_mark_primary PRIMARY KEY (product_id, certificate_number, valid_from),
    CONSTRAINT product_mark_period CHECK (valid_to IS NULL OR valid_from < valid_to),
    INDEX product_mark_by_certificate (certificate_number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
