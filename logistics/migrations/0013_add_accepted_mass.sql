-- What was weighed at the acceptance, of goods that are paid by their mass.
ALTER TABLE dispatched_line
    ADD COLUMN accepted_g BIGINT NULL,
    ADD CONSTRAINT dispatched_line_weighed CHECK (0 <= accepted_g)
