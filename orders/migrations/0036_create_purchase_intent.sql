-- Pre-orders of sections: intentions, never sales.
CREATE TABLE purchase_intent (
    intent_id BINARY(16) NOT NULL,
    window_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    section VARCHAR(60) NOT NULL,
    paid_by VARCHAR(12) NOT NULL,
    persons BIGINT NOT NULL,
    quantity BIGINT NOT NULL,
    account_id BINARY(16) NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    withdrawn_at DATETIME(6) NULL,
    CONSTRAINT purchase_intent_primary PRIMARY KEY (intent_id),
    KEY purchase_intent_by_window (window_id, intent_id),
    CONSTRAINT purchase_intent_window FOREIGN KEY (window_id) REFERENCES collecting_window (window_id),
    CONSTRAINT purchase_intent_paid_by CHECK (paid_by IN ('union_fund', 'staff')),
    CONSTRAINT purchase_intent_positive CHECK (persons > 0 AND quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
