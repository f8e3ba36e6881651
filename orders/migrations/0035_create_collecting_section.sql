CREATE TABLE collecting_section (
    window_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    name VARCHAR(60) NOT NULL,
    CONSTRAINT collecting_section_primary PRIMARY KEY (window_id, position),
    CONSTRAINT collecting_section_once UNIQUE (window_id, name),
    CONSTRAINT collecting_section_window FOREIGN KEY (window_id) REFERENCES collecting_window (window_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
