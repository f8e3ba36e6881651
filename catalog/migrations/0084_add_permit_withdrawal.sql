ALTER TABLE permit
    ADD COLUMN withdrawn_at DATETIME(6) NULL COMMENT 'recorded wrongly: it counts for nothing from then on',
    ADD COLUMN withdrawn_by_account_id BINARY(16) NULL,
    ADD COLUMN withdrawal_reason VARCHAR(500) NULL,
    ADD CONSTRAINT permit_withdrawal CHECK ((withdrawn_at IS NULL) = (withdrawn_by_account_id IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
