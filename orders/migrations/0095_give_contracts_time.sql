-- Orders that wait for the signatures of their contract have a time now: those that wait already get two weeks from today.
UPDATE purchase_order SET hold_expires_at = GREATEST(hold_expires_at, UTC_TIMESTAMP(6) + INTERVAL 14 DAY) WHERE status = 'contracting'
