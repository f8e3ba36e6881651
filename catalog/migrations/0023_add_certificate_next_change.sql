ALTER TABLE certificate
    ADD COLUMN next_change_on DATE NULL DEFAULT '2018-01-01' COMMENT 'the first day whose status was not told yet; NULL: it stays as it is',
    ADD INDEX certificate_by_next_change (next_change_on)
