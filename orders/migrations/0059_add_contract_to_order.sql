-- Whether an order is under a contract that both sides sign (state contracting until they did), and the freight that its buyer bears by it.
ALTER TABLE purchase_order
    ADD COLUMN contract_required BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN freight_fen BIGINT NULL,
    ADD COLUMN freight_budget_id BINARY(16) NULL,
    DROP CONSTRAINT purchase_order_status,
    ADD CONSTRAINT purchase_order_status CHECK (status IN ('submitted', 'placed', 'contracting', 'confirmed', 'dispatched', 'accepted', 'partly_accepted', 'cancelled')),
    ADD CONSTRAINT purchase_order_freight CHECK (freight_fen IS NULL AND freight_budget_id IS NULL OR 0 <= freight_fen AND contract_required),
    ADD CONSTRAINT purchase_order_contracting CHECK (status <> 'contracting' OR contract_required),
    ADD INDEX purchase_order_by_freight_budget (freight_budget_id, order_id)
