ALTER TABLE purchase_order
    DROP CONSTRAINT purchase_order_status,
    ADD CONSTRAINT purchase_order_status CHECK (status IN ('submitted', 'placed', 'confirmed', 'dispatched', 'accepted', 'partly_accepted', 'cancelled')),
    ADD CONSTRAINT purchase_order_approvals CHECK (0 <= approvals_given AND approvals_given <= approvals_needed),
    ADD CONSTRAINT purchase_order_approved CHECK ((approved_at IS NULL OR approvals_given = approvals_needed)
        AND (status = 'submitted') <= (approved_at IS NULL)
        AND (status NOT IN ('submitted', 'cancelled')) <= (approved_at IS NOT NULL))
