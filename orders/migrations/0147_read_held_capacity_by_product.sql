-- What lines wait for is read product by product; so this index changes where a week begins or ends to be held, not with each line.
ALTER TABLE forward_capacity
    ADD COLUMN is_held TINYINT AS (IF(held_g > 0, 1, NULL)) PERSISTENT,
    DROP INDEX forward_capacity_held,
    ADD INDEX forward_capacity_held (is_held, product_id, supplier_organisation_id, week)
