-- Who helps whom (结对). unit_id is all zero where the whole organisation helps.
CREATE TABLE pairing (
    pairing_id BINARY(16) NOT NULL,
    helper_organisation_id BINARY(16) NOT NULL,
    unit_id BINARY(16) NOT NULL,
    helped_kind VARCHAR(10) NOT NULL,
    helped_code VARCHAR(40) NOT NULL,
    CONSTRAINT pairing_primary PRIMARY KEY (pairing_id),
    CONSTRAINT pairing_once UNIQUE (helper_organisation_id, helped_kind, helped_code, unit_id),
    KEY pairing_by_helped (helped_kind, helped_code),
    CONSTRAINT pairing_helped_kind CHECK (helped_kind IN ('county', 'village', 'supplier'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
