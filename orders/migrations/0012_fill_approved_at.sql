-- Orders from before approvals needed none.
UPDATE purchase_order SET approved_at = placed_at WHERE approved_at IS NULL
