-- What a call-off is decided by stands in the row that it updates: open_until is the contract's agreed_end, priced_by the contract's. kept is
-- what had been called off when that end was agreed: of a period after it never more.
ALTER TABLE supply_period
    ADD COLUMN open_until DATE NULL,
    ADD COLUMN kept BIGINT NULL,
    ADD COLUMN priced_by INT NOT NULL DEFAULT 0,
    ADD CONSTRAINT supply_period_kept CHECK ((open_until IS NULL) = (kept IS NULL) AND (open_until IS NULL OR from_day <= open_until OR called_off <= kept))
