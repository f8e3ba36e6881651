CREATE TABLE mark_application_price (
    application_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    product_id BINARY(16) NOT NULL,
    unit_price_fen BIGINT NULL COMMENT 'NULL: neither stated nor offered',
    stated TINYINT NOT NULL COMMENT '1: by the applicant; 0: of the offer in force',
    unit_net_mass_g BIGINT NOT NULL,
    sum_per_kilogram_fen BIGINT NOT NULL COMMENT 'of like goods, as known when it was (re)submitted',
    comparables BIGINT NOT NULL,
    comparables_min BIGINT NOT NULL,
    price_rule BIGINT NOT NULL,
    comparison_needed TINYINT NOT NULL,
    decided_on DATE NOT NULL,
    CONSTRAINT mark_application_price_key PRIMARY KEY (application_id, position),
    CONSTRAINT mark_application_price_application FOREIGN KEY (application_id) REFERENCES mark_application (application_id),
    CONSTRAINT mark_application_price_stated CHECK (stated = 0 OR unit_price_fen IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
