-- How a buyer's orders are approved. unit_id is all zero where the rules are the whole organisation's.
-- approvals: "amount_from_fen:approvals" by amount, separated by spaces.
CREATE TABLE purchasing_rules (
    organisation_id BINARY(16) NOT NULL,
    unit_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    approvals VARCHAR(400) NOT NULL,
    budget_required BOOLEAN NOT NULL,
    CONSTRAINT purchasing_rules_primary PRIMARY KEY (organisation_id, unit_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
