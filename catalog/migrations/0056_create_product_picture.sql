CREATE TABLE product_picture (
    product_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    document_id BINARY(16) NOT NULL,
    CONSTRAINT product_picture_key PRIMARY KEY (product_id, position),
    CONSTRAINT product_picture_once UNIQUE (product_id, document_id),
    CONSTRAINT product_picture_product FOREIGN KEY (product_id) REFERENCES product (product_id),
    CONSTRAINT product_picture_document FOREIGN KEY (document_id) REFERENCES document (document_id),
    CONSTRAINT product_picture_position CHECK (position BETWEEN 1 AND 10)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
