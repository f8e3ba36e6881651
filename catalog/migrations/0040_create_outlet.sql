CREATE TABLE outlet (
    outlet_id BINARY(16) NOT NULL,
    operator_organisation_id BINARY(16) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    county_code CHAR(6) NOT NULL COMMENT 'as the newest version says, like the columns below',
    closed_on DATE NULL COMMENT 'the first day on which it is closed',
    open_device_number VARCHAR(64) NULL COMMENT 'of a cabinet that nobody closed',
    version BIGINT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    CONSTRAINT outlet_key PRIMARY KEY (outlet_id),
    CONSTRAINT outlet_open_device UNIQUE (open_device_number),
    CONSTRAINT outlet_kind CHECK (kind IN ('zone', 'hall', 'cabinet', 'online_shop', 'micro_shop', 'experience_centre', 'service_station', 'delivery_station')),
    INDEX outlet_by_operator (operator_organisation_id, outlet_id),
    INDEX outlet_by_county (county_code, outlet_id),
    INDEX outlet_by_kind (kind, outlet_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
