-- What a standing order takes on which weekday (1: Monday … 7: Sunday).
CREATE TABLE standing_order_line (
    standing_order_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    weekday INT NOT NULL,
    offer_id BINARY(16) NOT NULL,
    offer_version BIGINT NOT NULL,
    quantity BIGINT NOT NULL,
    budget_id BINARY(16) NULL,
    channel VARCHAR(20) NOT NULL,
    campaign VARCHAR(40) NULL,
    CONSTRAINT standing_order_line_primary PRIMARY KEY (standing_order_id, number),
    CONSTRAINT standing_order_line_offer_once UNIQUE (standing_order_id, weekday, offer_id),
    CONSTRAINT standing_order_line_order FOREIGN KEY (standing_order_id) REFERENCES standing_order (standing_order_id),
    CONSTRAINT standing_order_line_weekday CHECK (1 <= weekday AND weekday <= 7),
    CONSTRAINT standing_order_line_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
