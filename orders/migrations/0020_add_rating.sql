-- What the buyer thinks of an accepted order: said once.
ALTER TABLE purchase_order
    ADD COLUMN rated_at DATETIME(6) NULL,
    ADD COLUMN rating_stars INT NULL,
    ADD COLUMN rating_comment VARCHAR(200) NULL,
    ADD CONSTRAINT purchase_order_rating CHECK ((rated_at IS NULL) = (rating_stars IS NULL) AND (rated_at IS NULL) = (rating_comment IS NULL)
        AND (rated_at IS NULL OR accepted_at IS NOT NULL AND 1 <= rating_stars AND rating_stars <= 5))
