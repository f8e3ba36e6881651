-- Who of the buyer's house approved an order or refused it: appended, never changed. Nobody twice.
CREATE TABLE order_approval (
    order_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    account_id BINARY(16) NOT NULL,
    approved BOOLEAN NOT NULL,
    comment VARCHAR(200) NOT NULL,
    decided_at DATETIME(6) NOT NULL,
    CONSTRAINT order_approval_primary PRIMARY KEY (order_id, number),
    CONSTRAINT order_approval_nobody_twice UNIQUE (order_id, account_id),
    CONSTRAINT order_approval_order FOREIGN KEY (order_id) REFERENCES purchase_order (order_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
