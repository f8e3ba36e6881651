ALTER TABLE session
    ADD COLUMN client_address VARCHAR(45) NOT NULL DEFAULT '' COMMENT 'of the peer that signed in',
    ADD COLUMN user_agent VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'as it called itself, printable ASCII'
