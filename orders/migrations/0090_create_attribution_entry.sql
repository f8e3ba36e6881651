-- Reversing pairs of corrections that were agreed to: a line is taken from the one (given = 0) and given to the other. Appended, never changed.
CREATE TABLE attribution_entry (
    correction_id BINARY(16) NOT NULL,
    given TINYINT NOT NULL,
    order_id BINARY(16) NOT NULL,
    line_id BINARY(16) NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    unit_id BINARY(16) NULL,
    channel VARCHAR(20) NOT NULL,
    amount_fen BIGINT NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    CONSTRAINT attribution_entry_primary PRIMARY KEY (correction_id, given),
    KEY attribution_entry_by_organisation (organisation_id, order_id),
    CONSTRAINT attribution_entry_correction FOREIGN KEY (correction_id) REFERENCES attribution_correction (correction_id),
    CONSTRAINT attribution_entry_amount CHECK (given IN (0, 1) AND amount_fen >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
