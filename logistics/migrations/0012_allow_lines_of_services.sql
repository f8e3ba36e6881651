ALTER TABLE dispatched_line
    DROP CONSTRAINT dispatched_line_mass_positive,
    ADD CONSTRAINT dispatched_line_mass CHECK (unit_net_mass_g >= 0)
