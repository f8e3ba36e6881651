CREATE TABLE goods_return_line (
    return_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    line_id BINARY(16) NOT NULL,
    quantity BIGINT NOT NULL,
    restocked BIGINT NOT NULL DEFAULT 0,
    written_off BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT goods_return_line_primary PRIMARY KEY (return_id, position),
    CONSTRAINT goods_return_line_once UNIQUE (return_id, line_id),
    CONSTRAINT goods_return_line_return FOREIGN KEY (return_id) REFERENCES goods_return (return_id),
    CONSTRAINT goods_return_line_quantity CHECK (quantity > 0 AND 0 <= restocked AND 0 <= written_off AND restocked + written_off IN (0, quantity))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
