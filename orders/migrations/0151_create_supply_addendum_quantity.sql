-- The quantities that an addendum gives to periods, instead of what they had.
CREATE TABLE supply_addendum_quantity (
    contract_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    period INT NOT NULL,
    quantity BIGINT NOT NULL,
    CONSTRAINT supply_addendum_quantity_primary PRIMARY KEY (contract_id, number, period),
    CONSTRAINT supply_addendum_quantity_addendum FOREIGN KEY (contract_id, number) REFERENCES supply_addendum (contract_id, number),
    CONSTRAINT supply_addendum_quantity_period FOREIGN KEY (contract_id, period) REFERENCES supply_period (contract_id, number),
    CONSTRAINT supply_addendum_quantity_quantity CHECK (0 <= quantity)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
