CREATE TABLE permit_category (
    permit_id BINARY(16) NOT NULL,
    category VARCHAR(32) NOT NULL COMMENT 'in the scope of a production licence',
    CONSTRAINT permit_category_key PRIMARY KEY (permit_id, category),
    CONSTRAINT permit_category_permit FOREIGN KEY (permit_id) REFERENCES permit (permit_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
