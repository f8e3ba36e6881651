CREATE TABLE price_evidence (
    offer_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    price_rule BIGINT NOT NULL COMMENT 'the row of price_rule_version that decided',
    judged_at DATETIME(6) NOT NULL,
    category VARCHAR(32) NOT NULL,
    goods_key VARCHAR(100) NOT NULL,
    unit_net_mass_g BIGINT NOT NULL,
    sum_per_kilogram_fen BIGINT NOT NULL COMMENT 'of the comparables in the average',
    comparables BIGINT NOT NULL COMMENT 'how many are in the average',
    warn_above_fen BIGINT NULL COMMENT 'a kilogram; NULL: too few comparables',
    block_above_fen BIGINT NULL,
    maker_shop_id BINARY(16) NULL,
    self_operated_id BINARY(16) NULL,
    outcome VARCHAR(16) NOT NULL,
    explanation VARCHAR(500) NULL,
    CONSTRAINT price_evidence_key PRIMARY KEY (offer_id, version),
    CONSTRAINT price_evidence_outcome CHECK (outcome IN ('passed', 'no_comparison', 'warned', 'explained'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
