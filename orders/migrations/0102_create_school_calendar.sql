-- School calendars: a buyer's own data. Public holidays are not in them.
CREATE TABLE school_calendar (
    calendar_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    unit_id BINARY(16) NULL,
    name VARCHAR(100) NOT NULL,
    CONSTRAINT school_calendar_primary PRIMARY KEY (calendar_id),
    KEY school_calendar_by_owner (organisation_id, calendar_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
