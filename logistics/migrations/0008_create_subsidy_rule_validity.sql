CREATE TABLE subsidy_rule_validity (
    validity_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    rule_code VARCHAR(40) NOT NULL,
    version INT UNSIGNED NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    recorded_at DATETIME(6) NOT NULL,
    superseded_at DATETIME(6) NULL,
    CONSTRAINT subsidy_rule_validity_primary PRIMARY KEY (validity_id),
    CONSTRAINT subsidy_rule_validity_rule FOREIGN KEY (rule_code, version) REFERENCES subsidy_rule (rule_code, version),
    CONSTRAINT subsidy_rule_validity_days CHECK (valid_to > valid_from),
    CONSTRAINT subsidy_rule_validity_order CHECK (superseded_at >= recorded_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
