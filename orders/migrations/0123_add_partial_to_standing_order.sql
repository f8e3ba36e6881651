-- Whether a day is ordered without the lines that cannot be had.
ALTER TABLE standing_order
    ADD COLUMN partial BOOLEAN NOT NULL DEFAULT FALSE,
    ADD CONSTRAINT standing_order_partial CHECK (NOT partial OR mode = 'order')
