-- What receiving goods needs to know of a product; NULL until the catalogue's next news of it.
ALTER TABLE product
    ADD COLUMN unit_net_mass_g BIGINT NULL,
    ADD COLUMN shelf_life_hours BIGINT NULL
