-- How several suppliers would fill needs of one house, and how whatever is ordered of it is bought. next_fill_id was proposed over what was
-- refused of this one.
CREATE TABLE need_fill (
    fill_id BINARY(16) NOT NULL,
    buyer_organisation_id BINARY(16) NOT NULL,
    channel VARCHAR(20) NOT NULL,
    campaign VARCHAR(40) NULL,
    budget_id BINARY(16) NULL,
    proposed_by BINARY(16) NOT NULL,
    proposed_at DATETIME(6) NOT NULL,
    settled_at DATETIME(6) NULL,
    next_fill_id BINARY(16) NULL,
    CONSTRAINT need_fill_primary PRIMARY KEY (fill_id),
    CONSTRAINT need_fill_one_next UNIQUE (next_fill_id),
    CONSTRAINT need_fill_next CHECK (next_fill_id IS NULL OR settled_at IS NOT NULL),
    CONSTRAINT need_fill_channel CHECK (channel IN ('ecommerce', 'assistance_unit', 'commercial', 'directed_supply'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
