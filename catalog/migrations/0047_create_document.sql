CREATE TABLE document (
    document_id BINARY(16) NOT NULL,
    owner_organisation_id BINARY(16) NOT NULL,
    sha256 BINARY(32) NOT NULL COMMENT 'of the content, by which the file is stored',
    kind VARCHAR(32) NOT NULL,
    title VARCHAR(100) NOT NULL,
    media_type VARCHAR(32) NOT NULL,
    bytes BIGINT NOT NULL,
    uploaded_by_account_id BINARY(16) NOT NULL,
    uploaded_at DATETIME(6) NOT NULL,
    CONSTRAINT document_key PRIMARY KEY (document_id),
    CONSTRAINT document_content UNIQUE (owner_organisation_id, sha256, kind),
    CONSTRAINT document_kind CHECK (kind IN ('trademark_certificate', 'business_licence', 'production_licence', 'plan_of_use', 'site_record', 'inspection_report', 'quality_certificate', 'benefit_record', 'price_evidence', 'picture', 'other')),
    CONSTRAINT document_media CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
    CONSTRAINT document_bytes CHECK (bytes > 0),
    INDEX document_by_owner (owner_organisation_id, document_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
