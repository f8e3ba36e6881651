-- A supplier's score is read over its accepted orders of a year.
ALTER TABLE purchase_order ADD INDEX purchase_order_by_supplier_acceptance (supplier_organisation_id, accepted_at)
