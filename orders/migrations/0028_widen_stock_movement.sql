-- The ledger names the lot, why figures differ, and the other end of a transfer; three more kinds of leaving and two of arriving.
ALTER TABLE stock_movement
    ADD COLUMN lot_id BINARY(16) NOT NULL DEFAULT x'00000000000000000000000000000000',
    ADD COLUMN cause VARCHAR(12) NOT NULL DEFAULT '',
    ADD COLUMN transfer_id BINARY(16) NULL,
    DROP COLUMN on_hand_change,
    DROP COLUMN reserved_change,
    DROP CONSTRAINT stock_movement_kind,
    DROP CONSTRAINT stock_movement_of_order,
    ADD CONSTRAINT stock_movement_known_kind CHECK (kind IN ('received', 'held', 'hold_released', 'shipped', 'transferred_out', 'transferred_in',
        'counted_over', 'counted_short', 'written_off')),
    ADD CONSTRAINT stock_movement_for_order CHECK ((kind IN ('held', 'hold_released', 'shipped')) = (order_id IS NOT NULL)
        AND (order_id IS NULL) = (line_id IS NULL)),
    ADD CONSTRAINT stock_movement_of_transfer CHECK ((kind IN ('transferred_out', 'transferred_in')) = (transfer_id IS NOT NULL)),
    ADD CONSTRAINT stock_movement_cause CHECK (CASE kind
        WHEN 'counted_over' THEN cause IN ('found', 'correction')
        WHEN 'counted_short' THEN cause IN ('spoilage', 'loss', 'correction')
        WHEN 'written_off' THEN cause = 'expired'
        ELSE cause = '' END)
