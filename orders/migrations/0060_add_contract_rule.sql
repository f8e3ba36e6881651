-- From which total on a buyer's orders are under a signed contract; NULL: only where the order asks for one.
ALTER TABLE purchasing_rules
    ADD COLUMN contract_from_fen BIGINT NULL
