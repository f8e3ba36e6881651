-- agreed_end: the last day that both sides agreed to, before that of the term. priced_by: the addendum whose price came into force last; 0: none.
ALTER TABLE supply_contract
    ADD COLUMN agreed_end DATE NULL,
    ADD COLUMN priced_by INT NOT NULL DEFAULT 0,
    ADD CONSTRAINT supply_contract_agreed CHECK (in_force_at IS NOT NULL OR (agreed_end IS NULL AND priced_by = 0))
