CREATE TABLE delivery_line (
    delivery_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    line_id BINARY(16) NOT NULL,
    quantity BIGINT NOT NULL,
    accepted_quantity BIGINT NULL,
    rejected_quantity BIGINT NULL,
    accepted_g BIGINT NULL COMMENT 'as weighed, of goods that are paid by their mass',
    rejection_reason VARCHAR(200) NULL,
    rejection_outcome VARCHAR(20) NULL,
    rejection_photo_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    handover_temperature_mc BIGINT NULL,
    CONSTRAINT delivery_line_primary PRIMARY KEY (delivery_id, position),
    CONSTRAINT delivery_line_once UNIQUE (delivery_id, line_id),
    CONSTRAINT delivery_line_delivery FOREIGN KEY (delivery_id) REFERENCES delivery (delivery_id),
    CONSTRAINT delivery_line_quantity CHECK (quantity > 0),
    CONSTRAINT delivery_line_accepted CHECK ((accepted_quantity IS NULL) = (rejected_quantity IS NULL)
        AND (accepted_quantity IS NULL OR 0 <= accepted_quantity AND 0 <= rejected_quantity AND accepted_quantity + rejected_quantity = quantity)),
    CONSTRAINT delivery_line_rejection CHECK (rejection_outcome IS NULL OR rejection_outcome IN ('returned', 'destroyed', 'credited') AND rejected_quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
