-- The week (its Monday) whose harvest lines of the day's order waited for when it was made.
ALTER TABLE standing_order_day
    ADD COLUMN delivery_week DATE NULL,
    ADD CONSTRAINT standing_order_day_week CHECK (delivery_week IS NULL OR outcome = 'ordered' AND WEEKDAY(delivery_week) = 0)
