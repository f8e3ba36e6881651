ALTER TABLE labour_list
    ADD INDEX labour_list_by_organisation (organisation_id, created_at, workers)
