-- Drafts of orders that a buyer's house gathers. They hold no stock and commit no budget. line_count is the number of their lines, by which
-- one UPDATE decides whether another fits. Past expires_at a draft can only be removed.
CREATE TABLE order_draft (
    draft_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    buyer_organisation_id BINARY(16) NOT NULL,
    buyer_unit_id BINARY(16) NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    delivery_county_code CHAR(6) NOT NULL,
    delivery_address VARCHAR(200) NOT NULL,
    delivery_contact VARCHAR(100) NOT NULL,
    requested_delivery_date DATE NOT NULL,
    opened_by BINARY(16) NOT NULL,
    opened_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    line_count INT NOT NULL,
    order_id BINARY(16) NULL,
    submitted_at DATETIME(6) NULL,
    CONSTRAINT order_draft_primary PRIMARY KEY (draft_id),
    CONSTRAINT order_draft_one_order UNIQUE (order_id),
    KEY order_draft_by_buyer (buyer_organisation_id, draft_id),
    KEY order_draft_by_expiry (expires_at),
    CONSTRAINT order_draft_lines CHECK (0 <= line_count AND line_count <= 1000),
    CONSTRAINT order_draft_submitted CHECK ((order_id IS NULL) = (submitted_at IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
