-- Who signed a long-term contract, and the hash that they saw. Neither side signs twice.
CREATE TABLE supply_signature (
    contract_id BINARY(16) NOT NULL,
    side VARCHAR(20) NOT NULL,
    account_id BINARY(16) NOT NULL,
    account_name VARCHAR(100) NOT NULL,
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    signed_at DATETIME(6) NOT NULL,
    CONSTRAINT supply_signature_primary PRIMARY KEY (contract_id, side),
    CONSTRAINT supply_signature_contract FOREIGN KEY (contract_id) REFERENCES supply_contract (contract_id),
    CONSTRAINT supply_signature_side CHECK (side IN ('buyer', 'supplier'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
