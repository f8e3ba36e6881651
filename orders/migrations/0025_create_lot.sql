-- Goods of one harvest or one batch: lots of the catalogue, as its events tell, and batches that suppliers name here. The lot of id zero has
-- no row here: it stands for what nobody named a lot for.
CREATE TABLE lot (
    lot_id BINARY(16) NOT NULL,
    product_id BINARY(16) NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    source VARCHAR(10) NOT NULL,
    number VARCHAR(32) NOT NULL,
    harvested_on DATE NOT NULL,
    expires_on DATE NULL,
    intake_g BIGINT NULL,
    unit_net_mass_g BIGINT NULL,
    units_in BIGINT NOT NULL,
    CONSTRAINT lot_primary PRIMARY KEY (lot_id),
    CONSTRAINT lot_number_once UNIQUE (product_id, source, number),
    CONSTRAINT lot_source CHECK (source IN ('catalogue', 'supplier') AND (source = 'catalogue') = (intake_g IS NOT NULL)),
    CONSTRAINT lot_days CHECK (expires_on IS NULL OR harvested_on <= expires_on),
    CONSTRAINT lot_units CHECK (0 <= units_in AND (unit_net_mass_g IS NULL OR unit_net_mass_g > 0)),
    CONSTRAINT lot_never_exceeded CHECK (intake_g IS NULL OR units_in = 0 OR CAST(units_in AS DECIMAL(38)) * unit_net_mass_g <= intake_g)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
