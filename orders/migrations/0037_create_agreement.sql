-- Purchase agreements (购销协议); text_sha256 is of the bytes of document_text.
CREATE TABLE agreement (
    agreement_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    status VARCHAR(12) NOT NULL,
    drafted_by BINARY(16) NOT NULL,
    drafted_at DATETIME(6) NOT NULL,
    deliver_by DATE NOT NULL,
    note VARCHAR(500) NOT NULL,
    document_text MEDIUMTEXT NOT NULL,
    text_sha256 CHAR(64) NOT NULL,
    signed_at DATETIME(6) NULL,
    closed_at DATETIME(6) NULL,
    cancelled_at DATETIME(6) NULL,
    cancellation_reason VARCHAR(200) NULL,
    CONSTRAINT agreement_primary PRIMARY KEY (agreement_id),
    CONSTRAINT agreement_status CHECK (status IN ('draft', 'part_signed', 'in_force', 'closed', 'cancelled')),
    CONSTRAINT agreement_signed CHECK ((signed_at IS NOT NULL) = (status IN ('in_force', 'closed'))),
    CONSTRAINT agreement_closed CHECK ((closed_at IS NOT NULL) = (status = 'closed')),
    CONSTRAINT agreement_cancelled CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL) = (cancellation_reason IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
