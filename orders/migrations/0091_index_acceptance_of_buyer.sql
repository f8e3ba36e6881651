-- What a buyer accepted in a year.
ALTER TABLE purchase_order ADD INDEX purchase_order_by_buyer_acceptance (buyer_organisation_id, accepted_at)
