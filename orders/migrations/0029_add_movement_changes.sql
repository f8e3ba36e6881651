-- How kind and quantity enter the two sums.
ALTER TABLE stock_movement
    ADD COLUMN on_hand_change BIGINT AS (CASE
        WHEN kind IN ('received', 'transferred_in', 'counted_over') THEN quantity
        WHEN kind IN ('shipped', 'transferred_out', 'counted_short', 'written_off') THEN -quantity
        ELSE 0 END) VIRTUAL,
    ADD COLUMN reserved_change BIGINT AS (CASE
        WHEN kind = 'held' THEN quantity
        WHEN kind IN ('hold_released', 'shipped') THEN -quantity
        ELSE 0 END) VIRTUAL
