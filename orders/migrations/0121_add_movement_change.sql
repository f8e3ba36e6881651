-- How kind and quantity enter what is on hand.
ALTER TABLE stock_movement
    ADD COLUMN on_hand_change BIGINT AS (CASE
        WHEN kind IN ('received', 'transferred_in', 'counted_over', 'returned') THEN quantity
        WHEN kind IN ('shipped', 'transferred_out', 'counted_short', 'written_off', 'handed_over') THEN -quantity
        ELSE 0 END) VIRTUAL
