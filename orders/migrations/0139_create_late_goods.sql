-- Orders of which both sides were told, once, that the week ended before their goods had come. week: its Monday.
CREATE TABLE late_goods (
    order_id BINARY(16) NOT NULL,
    week DATE NOT NULL,
    told_at DATETIME(6) NOT NULL,
    CONSTRAINT late_goods_primary PRIMARY KEY (order_id),
    CONSTRAINT late_goods_week CHECK (WEEKDAY(week) = 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
