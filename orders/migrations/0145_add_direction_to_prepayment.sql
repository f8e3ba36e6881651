-- What a settled line has too much goes back (paid_back): recorded by the supplier, confirmed by the helper. A voucher of either pays once.
ALTER TABLE prepayment
    ADD COLUMN direction VARCHAR(9) NOT NULL DEFAULT 'paid',
    DROP INDEX prepayment_voucher_once,
    ADD CONSTRAINT prepayment_voucher_once UNIQUE (helper_organisation_id, direction, voucher_number),
    ADD CONSTRAINT prepayment_direction CHECK (direction IN ('paid', 'paid_back'))
