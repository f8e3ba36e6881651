CREATE TABLE mark_application_document (
    application_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    document_id BINARY(16) NOT NULL,
    CONSTRAINT mark_application_document_key PRIMARY KEY (application_id, position),
    CONSTRAINT mark_application_document_once UNIQUE (application_id, document_id),
    CONSTRAINT mark_application_document_application FOREIGN KEY (application_id) REFERENCES mark_application (application_id),
    CONSTRAINT mark_application_document_document FOREIGN KEY (document_id) REFERENCES document (document_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
