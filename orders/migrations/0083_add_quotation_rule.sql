-- From which total on a buyer's orders carry an award of a request for quotation (NULL: none has to), and how many quotes it needs.
ALTER TABLE purchasing_rules
    ADD COLUMN quotation_from_fen BIGINT NULL,
    ADD COLUMN quotes_min INT NOT NULL DEFAULT 3,
    ADD CONSTRAINT purchasing_rules_quotation CHECK ((quotation_from_fen IS NULL OR 0 <= quotation_from_fen) AND 1 <= quotes_min)
