ALTER TABLE account
    ADD KEY account_by_organisation (organisation_id, id)
