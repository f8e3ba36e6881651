-- Reversing entries: what both sides took back of a line. Rows are added, never changed.
CREATE TABLE agreement_reversal (
    agreement_id BINARY(16) NOT NULL,
    line_number BIGINT NOT NULL,
    section VARCHAR(60) NOT NULL,
    quantity BIGINT NOT NULL,
    amount_fen BIGINT NOT NULL,
    agreed_at DATETIME(6) NOT NULL,
    CONSTRAINT agreement_reversal_primary PRIMARY KEY (agreement_id, line_number, section),
    CONSTRAINT agreement_reversal_line FOREIGN KEY (agreement_id, line_number) REFERENCES agreement_line (agreement_id, line_number),
    CONSTRAINT agreement_reversal_positive CHECK (quantity > 0 AND 0 <= amount_fen)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
