-- What each supplier has allocated to each household so far: the sums of agreement_share. Locked in key order.
CREATE TABLE allocation_ledger (
    supplier_organisation_id BINARY(16) NOT NULL,
    village_code VARCHAR(12) NOT NULL,
    household VARCHAR(40) NOT NULL,
    allocated_quantity BIGINT NOT NULL,
    CONSTRAINT allocation_ledger_primary PRIMARY KEY (supplier_organisation_id, village_code, household),
    CONSTRAINT allocation_ledger_positive CHECK (0 <= allocated_quantity)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
