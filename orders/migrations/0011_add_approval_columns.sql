-- Whose order it is inside the buyer's house, and how far its approval has come. Until approved_at the supplier does not know of it.
ALTER TABLE purchase_order
    ADD COLUMN buyer_unit_id BINARY(16) NULL,
    ADD COLUMN approvals_needed INT NOT NULL DEFAULT 0,
    ADD COLUMN approvals_given INT NOT NULL DEFAULT 0,
    ADD COLUMN approved_at DATETIME(6) NULL
