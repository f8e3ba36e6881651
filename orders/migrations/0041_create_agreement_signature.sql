-- document 0 is the agreement itself, n its n-th addendum. Rows are added, never changed.
CREATE TABLE agreement_signature (
    agreement_id BINARY(16) NOT NULL,
    document BIGINT NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    account_id BINARY(16) NOT NULL,
    signed_at DATETIME(6) NOT NULL,
    CONSTRAINT agreement_signature_primary PRIMARY KEY (agreement_id, document, organisation_id),
    CONSTRAINT agreement_signature_agreement FOREIGN KEY (agreement_id) REFERENCES agreement (agreement_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
