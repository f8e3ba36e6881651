-- Offers as the catalogue's events tell: the newest version that has arrived here.
CREATE TABLE offer (
    offer_id BINARY(16) NOT NULL,
    newest_version BIGINT NOT NULL,
    CONSTRAINT offer_primary PRIMARY KEY (offer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
