-- One more kind of leaving: goods of agreements that stood in a warehouse.
ALTER TABLE stock_movement
    DROP COLUMN on_hand_change,
    DROP CONSTRAINT stock_movement_known_kind,
    ADD CONSTRAINT stock_movement_known_kind CHECK (kind IN ('received', 'held', 'hold_released', 'shipped', 'transferred_out', 'transferred_in',
        'counted_over', 'counted_short', 'written_off', 'returned', 'handed_over'))
