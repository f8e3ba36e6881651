CREATE TABLE organisation (
    id BINARY(16) NOT NULL,
    name VARCHAR(100) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    county_code CHAR(6) NOT NULL,
    credit_code CHAR(18) NULL,
    registered_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT organisation_pk PRIMARY KEY (id),
    CONSTRAINT organisation_name_unique UNIQUE (name),
    CONSTRAINT organisation_credit_code_unique UNIQUE (credit_code),
    CONSTRAINT organisation_kind_known CHECK (kind IN ('cooperative', 'school', 'agency', 'finance_bureau', 'partner', 'operator')),
    CONSTRAINT organisation_county_code_digits CHECK (county_code REGEXP '^[1-9][0-9]{5}$')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
