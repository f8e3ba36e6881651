-- What a supplier says of its warehouses and stations. Those that appeared with a receipt have their code for a name.
ALTER TABLE warehouse
    ADD COLUMN kind VARCHAR(20) NOT NULL DEFAULT 'warehouse',
    ADD COLUMN name VARCHAR(100) NOT NULL DEFAULT '',
    ADD COLUMN county_code CHAR(6) NULL,
    ADD COLUMN address VARCHAR(200) NOT NULL DEFAULT '',
    ADD COLUMN version BIGINT NOT NULL DEFAULT 1,
    ADD COLUMN closed_at DATETIME(6) NULL,
    ADD CONSTRAINT warehouse_kind CHECK (kind IN ('warehouse', 'village_station', 'township_station')),
    ADD CONSTRAINT warehouse_version CHECK (version > 0)
