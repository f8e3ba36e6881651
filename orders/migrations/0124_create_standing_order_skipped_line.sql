-- What could not be had of a day of a standing order that was ordered in part, and why.
CREATE TABLE standing_order_skipped_line (
    standing_order_id BINARY(16) NOT NULL,
    day DATE NOT NULL,
    number INT NOT NULL,
    offer_id BINARY(16) NOT NULL,
    name_zh VARCHAR(200) NOT NULL,
    quantity BIGINT NOT NULL,
    code VARCHAR(60) NOT NULL,
    detail VARCHAR(1000) NOT NULL,
    CONSTRAINT standing_order_skipped_line_primary PRIMARY KEY (standing_order_id, day, number),
    CONSTRAINT standing_order_skipped_line_of FOREIGN KEY (standing_order_id, day) REFERENCES standing_order_day (standing_order_id, day),
    CONSTRAINT standing_order_skipped_line_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
