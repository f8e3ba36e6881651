-- Addenda to long-term contracts in force: proposed by one side, then signed or refused by the other, or withdrawn. Nothing of one changes
-- but its outcome, once.
CREATE TABLE supply_addendum (
    contract_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    ends_on DATE NULL,
    price_from DATE NULL,
    unit_price_fen BIGINT NULL,
    reason VARCHAR(500) NOT NULL,
    text MEDIUMTEXT NOT NULL,
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    side VARCHAR(20) NOT NULL,
    proposed_by BINARY(16) NOT NULL,
    proposed_by_name VARCHAR(100) NOT NULL,
    proposed_at DATETIME(6) NOT NULL,
    outcome VARCHAR(20) NULL,
    answered_by BINARY(16) NULL,
    answered_by_name VARCHAR(100) NULL,
    answer VARCHAR(200) NULL,
    answered_at DATETIME(6) NULL,
    CONSTRAINT supply_addendum_primary PRIMARY KEY (contract_id, number),
    CONSTRAINT supply_addendum_contract FOREIGN KEY (contract_id) REFERENCES supply_contract (contract_id),
    CONSTRAINT supply_addendum_side CHECK (side IN ('buyer', 'supplier')),
    CONSTRAINT supply_addendum_price CHECK ((price_from IS NULL) = (unit_price_fen IS NULL) AND (unit_price_fen IS NULL OR 0 < unit_price_fen)),
    CONSTRAINT supply_addendum_outcome CHECK (outcome IN ('signed', 'refused', 'withdrawn')),
    CONSTRAINT supply_addendum_answered CHECK ((outcome IS NULL) = (answered_by IS NULL) AND (outcome IS NULL) = (answered_by_name IS NULL) AND (outcome IS NULL) = (answer IS NULL) AND (outcome IS NULL) = (answered_at IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
