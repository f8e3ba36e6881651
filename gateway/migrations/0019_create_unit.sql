CREATE TABLE unit (
    id BINARY(16) NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    superior_id BINARY(16) NULL COMMENT 'null: directly below the organisation',
    kind VARCHAR(20) NOT NULL,
    name VARCHAR(100) NOT NULL,
    opened_at DATETIME(6) NOT NULL,
    closed_at DATETIME(6) NULL,
    version BIGINT NOT NULL,
    CONSTRAINT unit_pk PRIMARY KEY (id),
    CONSTRAINT unit_organisation_exists FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT unit_superior_exists FOREIGN KEY (superior_id) REFERENCES unit (id),
    CONSTRAINT unit_kind_known CHECK (kind IN ('department', 'canteen', 'village_station', 'warehouse', 'outlet', 'workshop', 'farm')),
    KEY unit_by_organisation (organisation_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
