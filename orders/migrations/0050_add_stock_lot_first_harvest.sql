-- As the lot has it, so that placing reads it with the row that it locks.
ALTER TABLE stock_lot ADD COLUMN first_harvest_on DATE NULL
