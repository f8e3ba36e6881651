CREATE TABLE product_availability (
    product_id BINARY(16) NOT NULL,
    stock_id BINARY(16) NOT NULL COMMENT 'of orders: the product in one warehouse',
    available BIGINT NOT NULL COMMENT 'trade units that no order holds',
    version BIGINT NOT NULL COMMENT 'of the row of stock; an event that is not newer is ignored',
    CONSTRAINT product_availability_key PRIMARY KEY (product_id, stock_id),
    CONSTRAINT product_availability_units CHECK (available >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
