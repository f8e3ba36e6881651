-- Requests for quotation. order_id: the one order that the award became.
CREATE TABLE quotation (
    quotation_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    status VARCHAR(20) NOT NULL,
    buyer_organisation_id BINARY(16) NOT NULL,
    buyer_unit_id BINARY(16) NULL,
    requested_by BINARY(16) NOT NULL,
    requested_at DATETIME(6) NOT NULL,
    title VARCHAR(100) NOT NULL,
    county_code CHAR(6) NOT NULL,
    deliver_on DATE NOT NULL,
    deadline DATETIME(6) NOT NULL,
    quotes_min INT NOT NULL,
    extensions INT NOT NULL,
    opened_by BINARY(16) NULL,
    opened_at DATETIME(6) NULL,
    winner_organisation_id BINARY(16) NULL,
    awarded_by BINARY(16) NULL,
    awarded_at DATETIME(6) NULL,
    reason VARCHAR(1000) NULL,
    order_id BINARY(16) NULL,
    CONSTRAINT quotation_primary PRIMARY KEY (quotation_id),
    CONSTRAINT quotation_order UNIQUE (order_id),
    KEY quotation_by_buyer (buyer_organisation_id, quotation_id),
    CONSTRAINT quotation_status CHECK (status IN ('collecting', 'opened', 'awarded', 'ordered', 'given_up')),
    CONSTRAINT quotation_opened CHECK ((opened_at IS NULL OR deadline <= opened_at) AND (status <> 'collecting' OR opened_at IS NULL)
        AND (status NOT IN ('opened', 'awarded', 'ordered') OR opened_at IS NOT NULL)),
    CONSTRAINT quotation_awarded CHECK ((winner_organisation_id IS NOT NULL) = (status IN ('awarded', 'ordered'))
        AND (winner_organisation_id IS NULL) = (awarded_at IS NULL) AND (order_id IS NOT NULL) = (status = 'ordered')),
    CONSTRAINT quotation_given_up CHECK (status <> 'given_up' OR reason IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
