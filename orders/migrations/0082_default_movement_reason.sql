-- What an order moves has no reason in words, and need not say so row by row.
ALTER TABLE stock_movement ALTER COLUMN reason SET DEFAULT ''
