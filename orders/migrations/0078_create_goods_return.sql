-- Goods that were accepted and go back (退货).
CREATE TABLE goods_return (
    return_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    status VARCHAR(12) NOT NULL,
    order_id BINARY(16) NOT NULL,
    buyer_organisation_id BINARY(16) NOT NULL,
    buyer_unit_id BINARY(16) NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    reason VARCHAR(200) NOT NULL,
    amount_fen BIGINT NOT NULL,
    requested_by BINARY(16) NOT NULL,
    requested_at DATETIME(6) NOT NULL,
    answer VARCHAR(200) NULL,
    answered_at DATETIME(6) NULL,
    ended_at DATETIME(6) NULL,
    CONSTRAINT goods_return_primary PRIMARY KEY (return_id),
    KEY goods_return_of_order (order_id, return_id),
    CONSTRAINT goods_return_order FOREIGN KEY (order_id) REFERENCES purchase_order (order_id),
    CONSTRAINT goods_return_status CHECK (status IN ('requested', 'agreed', 'declined', 'withdrawn', 'received')),
    CONSTRAINT goods_return_amount CHECK (0 <= amount_fen),
    CONSTRAINT goods_return_ended CHECK ((ended_at IS NOT NULL) = (status IN ('declined', 'withdrawn', 'received'))),
    CONSTRAINT goods_return_answered CHECK ((answer IS NULL) = (answered_at IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
