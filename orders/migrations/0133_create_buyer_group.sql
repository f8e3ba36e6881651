-- Groups of buyers (联合采购组) whose organiser sees and fills what they need together.
CREATE TABLE buyer_group (
    group_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    organiser_organisation_id BINARY(16) NOT NULL,
    name VARCHAR(100) NOT NULL,
    opened_by BINARY(16) NOT NULL,
    opened_at DATETIME(6) NOT NULL,
    CONSTRAINT buyer_group_primary PRIMARY KEY (group_id),
    KEY buyer_group_by_organiser (organiser_organisation_id, group_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
