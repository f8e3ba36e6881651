-- Since when the buyer was told that the deadline has passed; remind_from: what is not told yet, by deadline.
ALTER TABLE quotation
    ADD COLUMN reminded_at DATETIME(6) NULL,
    ADD COLUMN remind_from DATETIME(6) AS (IF(status = 'collecting' AND reminded_at IS NULL, deadline, NULL)) PERSISTENT,
    ADD KEY quotation_to_remind (remind_from, quotation_id),
    ADD CONSTRAINT quotation_reminded CHECK (reminded_at IS NULL OR deadline <= reminded_at)
