-- Ahead of which week's harvest a line of a draft is to be ordered (its Monday); looked at when the draft is submitted.
ALTER TABLE order_draft_line ADD COLUMN delivery_week DATE NULL
