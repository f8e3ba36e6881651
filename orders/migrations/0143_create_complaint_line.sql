-- Lines that a complaint is about; quantity is 0 where only the ruling names the line.
CREATE TABLE complaint_line (
    complaint_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    line_id BINARY(16) NOT NULL,
    quantity BIGINT NOT NULL,
    asked_fen BIGINT NOT NULL,
    offered_fen BIGINT NULL,
    refund_fen BIGINT NULL,
    CONSTRAINT complaint_line_primary PRIMARY KEY (complaint_id, position),
    CONSTRAINT complaint_line_once UNIQUE (complaint_id, line_id),
    CONSTRAINT complaint_line_complaint FOREIGN KEY (complaint_id) REFERENCES complaint (complaint_id),
    CONSTRAINT complaint_line_amounts CHECK (0 <= quantity AND 0 <= asked_fen AND (offered_fen IS NULL OR 0 <= offered_fen AND offered_fen <= asked_fen)
        AND (refund_fen IS NULL OR 0 <= refund_fen AND (quantity = 0 OR refund_fen <= asked_fen)))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
