-- The lines of a draft: each is its own row with its own version, so that clerks of one house do not get in each other's way. A product
-- stands in one of them at most.
CREATE TABLE order_draft_line (
    draft_id BINARY(16) NOT NULL,
    line_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    product_id BINARY(16) NOT NULL,
    offer_id BINARY(16) NOT NULL,
    offer_version BIGINT NOT NULL,
    quantity BIGINT NOT NULL,
    budget_id BINARY(16) NULL,
    channel VARCHAR(20) NOT NULL,
    campaign VARCHAR(40) NULL,
    added_by BINARY(16) NOT NULL,
    added_at DATETIME(6) NOT NULL,
    CONSTRAINT order_draft_line_primary PRIMARY KEY (draft_id, line_id),
    CONSTRAINT order_draft_line_product_once UNIQUE (draft_id, product_id),
    CONSTRAINT order_draft_line_draft FOREIGN KEY (draft_id) REFERENCES order_draft (draft_id),
    CONSTRAINT order_draft_line_quantity CHECK (quantity > 0),
    CONSTRAINT order_draft_line_channel CHECK (channel IN ('ecommerce', 'assistance_unit', 'commercial', 'directed_supply'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
