ALTER TABLE product
    MODIFY COLUMN storage_class VARCHAR(16) NULL COMMENT 'with the three after it and unit_net_mass_g: of goods, NULL of a service',
    MODIFY COLUMN storage_min_mc INT NULL,
    MODIFY COLUMN storage_max_mc INT NULL,
    MODIFY COLUMN shelf_life_hours BIGINT NULL,
    MODIFY COLUMN unit_net_mass_g BIGINT NULL,
    ADD COLUMN service BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'its category is one of services',
    ADD CONSTRAINT product_service CHECK ((service = 1) = (storage_class IS NULL) AND (service = 1) = (storage_min_mc IS NULL) AND (service = 1) = (storage_max_mc IS NULL) AND (service = 1) = (shelf_life_hours IS NULL) AND (service = 1) = (unit_net_mass_g IS NULL))
