-- Out of which budget a line is paid, by which way it is sold (one for each line) and for which campaign.
ALTER TABLE purchase_order_line
    ADD COLUMN budget_id BINARY(16) NULL,
    ADD COLUMN channel VARCHAR(20) NOT NULL DEFAULT 'directed_supply',
    ADD COLUMN campaign VARCHAR(40) NULL,
    ADD CONSTRAINT purchase_order_line_channel CHECK (channel IN ('ecommerce', 'assistance_unit', 'commercial', 'directed_supply')),
    ADD INDEX purchase_order_line_by_budget (budget_id, order_id)
