-- What lines of orders were before their suppliers put other goods in their place. Appended; a line of an order has one at most, and the
-- line itself stands as it is delivered.
CREATE TABLE order_line_replacement (
    order_id BINARY(16) NOT NULL,
    line_number INT NOT NULL,
    replaced_line_id BINARY(16) NOT NULL,
    replaced_offer_id BINARY(16) NOT NULL,
    replaced_offer_version BIGINT NOT NULL,
    replaced_product_id BINARY(16) NOT NULL,
    replaced_name_zh VARCHAR(200) NOT NULL,
    replaced_quantity BIGINT NOT NULL,
    replaced_unit_net_mass_g BIGINT NOT NULL,
    replaced_unit_price_fen BIGINT NOT NULL,
    replaced_amount_fen BIGINT NOT NULL,
    replaced_certificate_number CHAR(16) NULL,
    reason VARCHAR(200) NOT NULL,
    replaced_by BINARY(16) NOT NULL,
    replaced_at DATETIME(6) NOT NULL,
    CONSTRAINT order_line_replacement_primary PRIMARY KEY (order_id, line_number),
    CONSTRAINT order_line_replacement_line FOREIGN KEY (order_id, line_number) REFERENCES purchase_order_line (order_id, line_number),
    CONSTRAINT order_line_replacement_amount CHECK (replaced_quantity > 0 AND 0 <= replaced_unit_price_fen AND 0 <= replaced_amount_fen)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
