-- The orders by which a period's quantity was called off. given_back_at: since the order was cancelled.
CREATE TABLE supply_call_off (
    order_id BINARY(16) NOT NULL,
    contract_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    quantity BIGINT NOT NULL,
    unit_price_fen BIGINT NOT NULL,
    called_at DATETIME(6) NOT NULL,
    given_back_at DATETIME(6) NULL,
    not_supplied BOOLEAN NOT NULL DEFAULT FALSE,
    CONSTRAINT supply_call_off_primary PRIMARY KEY (order_id),
    KEY supply_call_off_by_contract (contract_id, order_id),
    CONSTRAINT supply_call_off_period FOREIGN KEY (contract_id, number) REFERENCES supply_period (contract_id, number),
    CONSTRAINT supply_call_off_quantity CHECK (0 < quantity),
    CONSTRAINT supply_call_off_given_back CHECK (given_back_at IS NOT NULL OR NOT not_supplied)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
