ALTER TABLE account
    ADD COLUMN closed_at DATETIME(6) NULL AFTER registered_at
