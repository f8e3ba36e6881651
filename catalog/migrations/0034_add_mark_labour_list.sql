ALTER TABLE mark_application
    ADD COLUMN labour_list_id BINARY(16) NULL COMMENT 'NULL only where figures were declared, before there were lists',
    ADD COLUMN labour_names_differ INT NOT NULL DEFAULT 0 COMMENT 'registered under another name: not counted as poor',
    ADD COLUMN labour_matched_on DATE NULL,
    ADD CONSTRAINT mark_application_matched CHECK ((labour_list_id IS NULL) = (labour_matched_on IS NULL)),
    ADD INDEX mark_application_by_labour_list (labour_list_id)
