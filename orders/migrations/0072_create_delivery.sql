-- What left of an order at one time. Those from before parts have the bytes of their order for an id.
CREATE TABLE delivery (
    delivery_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    order_id BINARY(16) NOT NULL,
    delivery_number INT NOT NULL,
    status VARCHAR(20) NOT NULL,
    buyer_organisation_id BINARY(16) NOT NULL,
    buyer_unit_id BINARY(16) NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    shipped_by BINARY(16) NOT NULL,
    shipped_at DATETIME(6) NOT NULL,
    acceptance_due_at DATETIME(6) NOT NULL,
    accepted_at DATETIME(6) NULL,
    accepted_by BINARY(16) NULL,
    accepted_by_name VARCHAR(100) NULL,
    escalated_at DATETIME(6) NULL,
    CONSTRAINT delivery_primary PRIMARY KEY (delivery_id),
    CONSTRAINT delivery_number_once UNIQUE (order_id, delivery_number),
    KEY delivery_by_due (status, escalated_at, acceptance_due_at),
    CONSTRAINT delivery_order FOREIGN KEY (order_id) REFERENCES purchase_order (order_id),
    CONSTRAINT delivery_status CHECK (status IN ('shipped', 'accepted', 'partly_accepted')),
    CONSTRAINT delivery_accepted CHECK ((accepted_at IS NOT NULL) = (status <> 'shipped') AND (accepted_by IS NULL) = (accepted_by_name IS NULL)
        AND (accepted_by IS NULL OR accepted_at IS NOT NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
