ALTER TABLE account
    DROP CONSTRAINT account_role_known,
    DROP COLUMN role
