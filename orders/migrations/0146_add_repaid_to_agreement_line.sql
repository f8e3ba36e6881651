-- What went back of a settled line: never more than its supplier has for goods that were not delivered.
ALTER TABLE agreement_line
    ADD COLUMN repaid_recorded_fen BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN repaid_confirmed_fen BIGINT NOT NULL DEFAULT 0,
    ADD CONSTRAINT agreement_line_repaid CHECK (0 <= repaid_confirmed_fen AND repaid_confirmed_fen <= repaid_recorded_fen AND repaid_recorded_fen <= prepaid_confirmed_fen),
    ADD CONSTRAINT agreement_line_repaid_settled CHECK (repaid_recorded_fen = 0 OR status = 'settled')
