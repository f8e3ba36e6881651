-- What was called off of each period of a long-term contract: decided by one UPDATE of its row. not_supplied was called off and then
-- cancelled by the supplier, or never confirmed.
CREATE TABLE supply_period (
    contract_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    quantity BIGINT NOT NULL,
    called_off BIGINT NOT NULL DEFAULT 0,
    not_supplied BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT supply_period_primary PRIMARY KEY (contract_id, number),
    CONSTRAINT supply_period_contract FOREIGN KEY (contract_id) REFERENCES supply_contract (contract_id),
    CONSTRAINT supply_period_days CHECK (from_day <= to_day),
    CONSTRAINT supply_period_called_off CHECK (0 <= called_off AND called_off <= quantity),
    CONSTRAINT supply_period_not_supplied CHECK (0 <= not_supplied)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
