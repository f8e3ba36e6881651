-- How many deliveries have left, what came back, what was given up, and the end for good.
ALTER TABLE purchase_order
    ADD COLUMN deliveries INT NOT NULL DEFAULT 0,
    ADD COLUMN returned_fen BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN short_close_by VARCHAR(8) NULL,
    ADD COLUMN short_close_reason VARCHAR(200) NULL,
    ADD COLUMN short_close_at DATETIME(6) NULL,
    ADD COLUMN closed_at DATETIME(6) NULL,
    ADD KEY purchase_order_by_acceptance (status, accepted_at)
