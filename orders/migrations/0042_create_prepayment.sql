-- Each voucher of a helper, and each document, pays once.
CREATE TABLE prepayment (
    prepayment_id BINARY(16) NOT NULL,
    agreement_id BINARY(16) NOT NULL,
    line_number BIGINT NOT NULL,
    helper_organisation_id BINARY(16) NOT NULL,
    payer_name VARCHAR(100) NOT NULL,
    amount_fen BIGINT NOT NULL,
    voucher_number VARCHAR(64) NOT NULL,
    document_sha256 CHAR(64) NOT NULL,
    recorded_by BINARY(16) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    confirmed_by BINARY(16) NULL,
    confirmed_at DATETIME(6) NULL,
    CONSTRAINT prepayment_primary PRIMARY KEY (prepayment_id),
    CONSTRAINT prepayment_voucher_once UNIQUE (helper_organisation_id, voucher_number),
    CONSTRAINT prepayment_document_once UNIQUE (document_sha256),
    KEY prepayment_by_agreement (agreement_id, prepayment_id),
    CONSTRAINT prepayment_line FOREIGN KEY (agreement_id, line_number) REFERENCES agreement_line (agreement_id, line_number),
    CONSTRAINT prepayment_positive CHECK (amount_fen > 0),
    CONSTRAINT prepayment_confirmation CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
