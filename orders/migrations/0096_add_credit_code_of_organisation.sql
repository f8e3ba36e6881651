-- Contracts name their parties by their unified social credit code (统一社会信用代码), where the gateway's events tell it.
ALTER TABLE organisation ADD COLUMN credit_code CHAR(18) NULL
