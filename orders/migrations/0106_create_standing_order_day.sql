-- What became of each delivery day of a standing order: one row for each, ever.
CREATE TABLE standing_order_day (
    standing_order_id BINARY(16) NOT NULL,
    day DATE NOT NULL,
    outcome VARCHAR(20) NOT NULL,
    order_id BINARY(16) NULL,
    draft_id BINARY(16) NULL,
    code VARCHAR(60) NULL,
    detail VARCHAR(1000) NULL,
    decided_at DATETIME(6) NOT NULL,
    CONSTRAINT standing_order_day_primary PRIMARY KEY (standing_order_id, day),
    CONSTRAINT standing_order_day_order UNIQUE (order_id),
    CONSTRAINT standing_order_day_draft UNIQUE (draft_id),
    CONSTRAINT standing_order_day_of FOREIGN KEY (standing_order_id) REFERENCES standing_order (standing_order_id),
    CONSTRAINT standing_order_day_outcome CHECK (outcome = 'ordered' AND order_id IS NOT NULL AND draft_id IS NULL AND code IS NULL
        OR outcome = 'drafted' AND draft_id IS NOT NULL AND order_id IS NULL AND code IS NULL
        OR outcome = 'not_ordered' AND code IS NOT NULL AND order_id IS NULL AND draft_id IS NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
