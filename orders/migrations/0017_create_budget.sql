-- Leaf budgets. committed_fen and consumed_fen are sums over the lines of orders that name the budget. The primary key is the order in
-- which rows are locked. unit_id is all zero where the budget is the organisation's own.
CREATE TABLE budget (
    budget_id BINARY(16) NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    unit_id BINARY(16) NOT NULL,
    year INT NOT NULL,
    fund VARCHAR(20) NOT NULL,
    name_zh VARCHAR(100) NOT NULL,
    allocated_fen BIGINT NOT NULL,
    committed_fen BIGINT NOT NULL,
    consumed_fen BIGINT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT budget_primary PRIMARY KEY (budget_id),
    CONSTRAINT budget_once UNIQUE (organisation_id, unit_id, year, fund),
    KEY budget_by_organisation (organisation_id, budget_id),
    CONSTRAINT budget_fund CHECK (fund IN ('budget', 'canteen', 'nutrition', 'union_dues', 'staff')),
    CONSTRAINT budget_never_overspent CHECK (0 <= committed_fen AND 0 <= consumed_fen AND committed_fen + consumed_fen <= allocated_fen
        AND allocated_fen <= 9007199254740991)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
