CREATE TABLE webhook_attempt (
    delivery_number BIGINT NOT NULL,
    number INT NOT NULL,
    started_at DATETIME(6) NOT NULL,
    took_ms INT NOT NULL,
    status INT NULL,
    fault VARCHAR(12) NULL,
    CONSTRAINT webhook_attempt_pk PRIMARY KEY (delivery_number, number),
    CONSTRAINT webhook_attempt_delivery_exists FOREIGN KEY (delivery_number) REFERENCES webhook_delivery (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
