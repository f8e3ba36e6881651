CREATE TABLE notice_reminder (
    notice_id BINARY(16) NOT NULL,
    step VARCHAR(20) NOT NULL,
    reminded_at DATETIME(6) NOT NULL,
    CONSTRAINT notice_reminder_pk PRIMARY KEY (notice_id, step),
    CONSTRAINT notice_reminder_notice_exists FOREIGN KEY (notice_id) REFERENCES notice (id),
    CONSTRAINT notice_reminder_step_known CHECK (step IN ('first-reminder', 'last-reminder', 'due'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
