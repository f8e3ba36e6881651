-- Lines that are paid by their mass: the price of a kilogram, the tolerance in per mille, and what was accepted in grams. What a line
-- holds of its budget while it is open is the most that it may cost; what was accepted of it costs what it weighed.
ALTER TABLE purchase_order_line
    ADD COLUMN price_per_kilogram_fen BIGINT NULL,
    ADD COLUMN weight_under_permille BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN weight_over_permille BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN accepted_g BIGINT NULL,
    ADD COLUMN expected_amount_fen BIGINT AS (IF(price_per_kilogram_fen IS NULL, quantity * unit_price_fen,
        (quantity * unit_net_mass_g * price_per_kilogram_fen + 500) DIV 1000)) VIRTUAL,
    ADD COLUMN committed_amount_fen BIGINT AS (IF(price_per_kilogram_fen IS NULL, amount_fen,
        (quantity * unit_net_mass_g * (1000 + weight_over_permille) DIV 1000 * price_per_kilogram_fen + 500) DIV 1000)) VIRTUAL,
    ADD COLUMN accepted_amount_fen BIGINT AS (IF(price_per_kilogram_fen IS NULL, accepted_quantity * unit_price_fen,
        (accepted_g * price_per_kilogram_fen + 500) DIV 1000)) VIRTUAL,
    ADD CONSTRAINT purchase_order_line_kilogram CHECK (price_per_kilogram_fen > 0),
    ADD CONSTRAINT purchase_order_line_tolerance CHECK (weight_under_permille BETWEEN 0 AND 200 AND weight_over_permille BETWEEN 0 AND 200),
    ADD CONSTRAINT purchase_order_line_weighed CHECK (accepted_g IS NULL OR 0 <= accepted_g AND price_per_kilogram_fen IS NOT NULL AND accepted_quantity IS NOT NULL)
