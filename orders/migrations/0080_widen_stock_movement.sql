-- One more kind of arriving, and one more cause of writing off.
ALTER TABLE stock_movement
    DROP COLUMN on_hand_change,
    DROP CONSTRAINT stock_movement_known_kind,
    DROP CONSTRAINT stock_movement_for_order,
    DROP CONSTRAINT stock_movement_cause,
    ADD CONSTRAINT stock_movement_known_kind CHECK (kind IN ('received', 'held', 'hold_released', 'shipped', 'transferred_out', 'transferred_in',
        'counted_over', 'counted_short', 'written_off', 'returned')),
    ADD CONSTRAINT stock_movement_for_order CHECK ((kind IN ('held', 'hold_released', 'shipped', 'returned')) = (order_id IS NOT NULL)
        AND (order_id IS NULL) = (line_id IS NULL)),
    ADD CONSTRAINT stock_movement_cause CHECK (CASE kind
        WHEN 'counted_over' THEN cause IN ('found', 'correction')
        WHEN 'counted_short' THEN cause IN ('spoilage', 'loss', 'correction')
        WHEN 'written_off' THEN cause IN ('expired', 'sent_back')
        ELSE cause = '' END)
