-- Whether lines of a day that are out of stock wait for the harvest of its week.
ALTER TABLE standing_order
    ADD COLUMN may_wait_for_harvest BOOLEAN NOT NULL DEFAULT FALSE,
    ADD CONSTRAINT standing_order_waits CHECK (NOT may_wait_for_harvest OR mode = 'order')
