-- What a quote says of each line, since its opening.
CREATE TABLE quote_line (
    quote_id BINARY(16) NOT NULL,
    line_number INT NOT NULL,
    product_id BINARY(16) NOT NULL,
    quantity BIGINT NOT NULL,
    unit_net_mass_g BIGINT NOT NULL,
    unit_price_fen BIGINT NOT NULL,
    CONSTRAINT quote_line_primary PRIMARY KEY (quote_id, line_number),
    CONSTRAINT quote_line_product UNIQUE (quote_id, product_id),
    CONSTRAINT quote_line_quote FOREIGN KEY (quote_id) REFERENCES quote (quote_id),
    CONSTRAINT quote_line_amount CHECK (0 < quantity AND 0 < unit_net_mass_g AND 0 <= unit_price_fen)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
