ALTER TABLE organisation
    ADD COLUMN closed_at DATETIME(6) NULL AFTER registered_at
