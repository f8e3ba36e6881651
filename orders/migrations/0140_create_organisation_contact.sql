-- What organisations stated as their business contact, and when: a purchase inspection record says what counted at the acceptance.
CREATE TABLE organisation_contact (
    position BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BINARY(16) NOT NULL,
    stated_at DATETIME(6) NOT NULL COMMENT 'it counts from then until the next',
    version BIGINT NOT NULL COMMENT 'of the event that told it last; one that is not newer is ignored',
    sealed VARBINARY(800) NULL COMMENT 'address, name and telephone by crypto::keyed_box, as the gateway sealed them; NULL: withdrawn',
    CONSTRAINT organisation_contact_key PRIMARY KEY (position),
    CONSTRAINT organisation_contact_once UNIQUE (organisation_id, stated_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
