-- What suppliers announced of a product for a week (its Monday), and how much of it waiting lines of orders hold, in grams. held_g may be
-- above announced_g: a later announcement may be smaller. revision: the number of the announcement in the catalogue's feed.
CREATE TABLE forward_capacity (
    product_id BINARY(16) NOT NULL,
    week DATE NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    announced_g BIGINT NOT NULL,
    held_g BIGINT NOT NULL DEFAULT 0,
    revision BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT forward_capacity_primary PRIMARY KEY (product_id, week, supplier_organisation_id),
    KEY forward_capacity_of_supplier (supplier_organisation_id, week, product_id),
    KEY forward_capacity_held (held_g),
    CONSTRAINT forward_capacity_announced CHECK (0 <= announced_g),
    CONSTRAINT forward_capacity_not_below CHECK (0 <= held_g),
    CONSTRAINT forward_capacity_week CHECK (WEEKDAY(week) = 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
