CREATE TABLE agreement_addendum (
    agreement_id BINARY(16) NOT NULL,
    number BIGINT NOT NULL,
    deliver_by DATE NOT NULL,
    note VARCHAR(500) NOT NULL,
    document_text TEXT NOT NULL,
    text_sha256 CHAR(64) NOT NULL,
    in_force_at DATETIME(6) NULL,
    CONSTRAINT agreement_addendum_primary PRIMARY KEY (agreement_id, number),
    CONSTRAINT agreement_addendum_agreement FOREIGN KEY (agreement_id) REFERENCES agreement (agreement_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
