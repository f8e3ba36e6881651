-- Fills of a group's needs: what was asked to be filled together, and when.
CREATE TABLE group_fill (
    group_fill_id BINARY(16) NOT NULL,
    group_id BINARY(16) NOT NULL,
    kind_key VARCHAR(330) NOT NULL,
    measure VARCHAR(10) NOT NULL,
    requested_delivery_date DATE NOT NULL,
    proposed_by BINARY(16) NOT NULL,
    proposed_at DATETIME(6) NOT NULL,
    CONSTRAINT group_fill_primary PRIMARY KEY (group_fill_id),
    CONSTRAINT group_fill_group FOREIGN KEY (group_id) REFERENCES buyer_group (group_id),
    CONSTRAINT group_fill_measure CHECK (measure IN ('grams', 'pieces'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
