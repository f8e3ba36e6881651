CREATE TABLE agreement_section (
    agreement_id BINARY(16) NOT NULL,
    line_number BIGINT NOT NULL,
    position INT NOT NULL,
    name VARCHAR(60) NOT NULL,
    ordered_quantity BIGINT NOT NULL,
    delivered_quantity BIGINT NOT NULL,
    reversed_quantity BIGINT NOT NULL,
    CONSTRAINT agreement_section_primary PRIMARY KEY (agreement_id, line_number, position),
    CONSTRAINT agreement_section_line FOREIGN KEY (agreement_id, line_number) REFERENCES agreement_line (agreement_id, line_number),
    CONSTRAINT agreement_section_quantities CHECK (0 <= delivered_quantity AND 0 <= reversed_quantity AND delivered_quantity + reversed_quantity <= ordered_quantity)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
