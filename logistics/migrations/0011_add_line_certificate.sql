-- Under which certificate orders sold the goods. NULL in orders from before certificates were asked for.
ALTER TABLE dispatched_line
    ADD COLUMN certificate_number VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL
