CREATE TABLE notice_contact (
    organisation_id BINARY(16) NOT NULL,
    channel VARCHAR(10) NOT NULL,
    sealed_address VARBINARY(128) NOT NULL,
    masked_address VARCHAR(64) NOT NULL,
    CONSTRAINT notice_contact_pk PRIMARY KEY (organisation_id, channel),
    CONSTRAINT notice_contact_channel_known CHECK (channel IN ('sms', 'wechat'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
