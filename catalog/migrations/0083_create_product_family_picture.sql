CREATE TABLE product_family_picture (
    family_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    document_id BINARY(16) NOT NULL,
    CONSTRAINT product_family_picture_key PRIMARY KEY (family_id, position),
    CONSTRAINT product_family_picture_once UNIQUE (family_id, document_id),
    CONSTRAINT product_family_picture_family FOREIGN KEY (family_id) REFERENCES product_family (family_id),
    CONSTRAINT product_family_picture_document FOREIGN KEY (document_id) REFERENCES document (document_id),
    CONSTRAINT product_family_picture_position CHECK (position BETWEEN 1 AND 10)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
