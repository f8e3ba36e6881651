-- Terms and days without school (both ends included), and days that follow another weekday's plan.
CREATE TABLE school_calendar_day (
    calendar_id BINARY(16) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    number INT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    weekday INT NULL,
    CONSTRAINT school_calendar_day_primary PRIMARY KEY (calendar_id, kind, number),
    CONSTRAINT school_calendar_day_calendar FOREIGN KEY (calendar_id) REFERENCES school_calendar (calendar_id),
    CONSTRAINT school_calendar_day_kind CHECK (kind IN ('term', 'free', 'moved') AND (kind = 'moved') = (weekday IS NOT NULL)),
    CONSTRAINT school_calendar_day_range CHECK (from_day <= to_day AND (weekday IS NULL OR 1 <= weekday AND weekday <= 7 AND from_day = to_day))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
