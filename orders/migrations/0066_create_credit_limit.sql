-- How much a supplier lends a buyer, or one of its units (all zero: the organisation itself), and what its orders take up of it.
CREATE TABLE credit_limit (
    credit_limit_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    buyer_organisation_id BINARY(16) NOT NULL,
    buyer_unit_id BINARY(16) NOT NULL,
    limit_fen BIGINT NOT NULL,
    used_fen BIGINT NOT NULL,
    CONSTRAINT credit_limit_primary PRIMARY KEY (credit_limit_id),
    CONSTRAINT credit_limit_once UNIQUE (supplier_organisation_id, buyer_organisation_id, buyer_unit_id),
    KEY credit_limit_by_supplier (supplier_organisation_id, credit_limit_id),
    KEY credit_limit_by_buyer (buyer_organisation_id, credit_limit_id),
    CONSTRAINT credit_limit_never_passed CHECK (0 <= used_fen AND used_fen <= limit_fen)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
