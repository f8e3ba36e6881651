ALTER TABLE registration
    DROP CONSTRAINT registration_state_known,
    ADD CONSTRAINT registration_state_of_table CHECK (state IN ('submitted', 'recommended', 'activated', 'refused', 'lapsed'))
