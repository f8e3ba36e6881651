ALTER TABLE product ADD COLUMN seasons VARCHAR(60) NOT NULL DEFAULT '' COMMENT 'MM-DD..MM-DD, ; between them' AFTER shelf_life_hours
