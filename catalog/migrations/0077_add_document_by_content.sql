ALTER TABLE document ADD INDEX document_by_content (sha256)
