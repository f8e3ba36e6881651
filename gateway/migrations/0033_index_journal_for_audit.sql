-- The audit's list: newest first, for everybody, for one organisation, or of one type; an index ends with the primary key.
ALTER TABLE journal
    ADD INDEX journal_by_time (occurred_at),
    ADD INDEX journal_by_organisation (organisation, occurred_at),
    ADD INDEX journal_by_type (type, occurred_at);
