-- One row for each supplier that a request for quotation asks. What a quote says stands sealed (nobody can read it) until the opening.
CREATE TABLE quote (
    quotation_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    quote_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    submitted_by BINARY(16) NULL,
    submitted_at DATETIME(6) NULL,
    withdrawn_at DATETIME(6) NULL,
    sealed VARBINARY(8192) NULL,
    freight_fen BIGINT NULL,
    standing INT NULL,
    CONSTRAINT quote_primary PRIMARY KEY (quotation_id, position),
    CONSTRAINT quote_id_once UNIQUE (quote_id),
    CONSTRAINT quote_of_supplier_once UNIQUE (quotation_id, supplier_organisation_id),
    KEY quote_by_supplier (supplier_organisation_id, quotation_id),
    CONSTRAINT quote_quotation FOREIGN KEY (quotation_id) REFERENCES quotation (quotation_id),
    CONSTRAINT quote_stands CHECK ((submitted_at IS NULL) = (submitted_by IS NULL) AND (submitted_at IS NULL OR withdrawn_at IS NULL)
        AND (submitted_at IS NOT NULL) = (sealed IS NOT NULL OR freight_fen IS NOT NULL)),
    CONSTRAINT quote_sealed CHECK ((freight_fen IS NULL) = (standing IS NULL) AND (sealed IS NULL OR freight_fen IS NULL)
        AND (freight_fen IS NULL OR 0 <= freight_fen))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
