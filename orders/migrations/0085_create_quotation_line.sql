-- What a request for quotation asks for. product_id: a sample of what is wanted.
CREATE TABLE quotation_line (
    quotation_id BINARY(16) NOT NULL,
    line_number INT NOT NULL,
    kind_zh VARCHAR(100) NOT NULL,
    product_id BINARY(16) NULL,
    mass_g BIGINT NOT NULL,
    CONSTRAINT quotation_line_primary PRIMARY KEY (quotation_id, line_number),
    CONSTRAINT quotation_line_quotation FOREIGN KEY (quotation_id) REFERENCES quotation (quotation_id),
    CONSTRAINT quotation_line_mass CHECK (0 < mass_g)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
