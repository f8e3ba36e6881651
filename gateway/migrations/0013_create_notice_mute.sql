CREATE TABLE notice_mute (
    organisation_id BINARY(16) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    CONSTRAINT notice_mute_pk PRIMARY KEY (organisation_id, kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
