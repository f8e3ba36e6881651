-- What was paid back of an order: appended by one person, confirmed once by another. A voucher of a supplier pays once.
CREATE TABLE order_refund (
    refund_id BINARY(16) NOT NULL,
    order_id BINARY(16) NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    payee_name VARCHAR(100) NOT NULL,
    amount_fen BIGINT NOT NULL,
    voucher_number VARCHAR(40) NOT NULL,
    paid_on DATE NOT NULL,
    recorded_by BINARY(16) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    confirmed_by BINARY(16) NULL,
    confirmed_at DATETIME(6) NULL,
    CONSTRAINT order_refund_primary PRIMARY KEY (refund_id),
    CONSTRAINT order_refund_voucher_once UNIQUE (supplier_organisation_id, voucher_number),
    KEY order_refund_by_order (order_id, refund_id),
    CONSTRAINT order_refund_order FOREIGN KEY (order_id) REFERENCES purchase_order (order_id),
    CONSTRAINT order_refund_amount CHECK (amount_fen > 0),
    CONSTRAINT order_refund_two_people CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL) AND (confirmed_by IS NULL OR confirmed_by <> recorded_by))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
