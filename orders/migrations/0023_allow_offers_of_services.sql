ALTER TABLE offer_version
    DROP CONSTRAINT offer_version_positive,
    ADD CONSTRAINT offer_version_numbers CHECK (version > 0 AND unit_net_mass_g >= 0 AND minimum_quantity > 0)
