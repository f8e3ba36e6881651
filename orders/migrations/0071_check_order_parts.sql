ALTER TABLE purchase_order
    DROP CONSTRAINT purchase_order_status,
    DROP CONSTRAINT purchase_order_accepted,
    ADD CONSTRAINT purchase_order_status CHECK (status IN ('submitted', 'placed', 'contracting', 'confirmed', 'partly_shipped', 'dispatched', 'accepted',
        'partly_accepted', 'short_closed', 'closed', 'cancelled')),
    ADD CONSTRAINT purchase_order_accepted CHECK ((accepted_at IS NULL) = (accepted_fen IS NULL)
        AND (accepted_at IS NOT NULL) = (status IN ('accepted', 'partly_accepted', 'short_closed', 'closed'))),
    ADD CONSTRAINT purchase_order_returned CHECK (0 <= returned_fen AND returned_fen <= COALESCE(accepted_fen, 0)),
    ADD CONSTRAINT purchase_order_short_close CHECK ((short_close_by IS NULL) = (short_close_reason IS NULL)
        AND (short_close_by IS NULL) = (short_close_at IS NULL) AND (short_close_by IS NULL OR short_close_by IN ('buyer', 'supplier'))),
    ADD CONSTRAINT purchase_order_closed CHECK ((closed_at IS NOT NULL) = (status = 'closed')),
    ADD CONSTRAINT purchase_order_deliveries CHECK (0 <= deliveries AND (status IN ('partly_shipped', 'dispatched')) <= (deliveries > 0))
