INSERT INTO delivery (delivery_id, version, order_id, delivery_number, status, buyer_organisation_id, buyer_unit_id, supplier_organisation_id, shipped_by,
                      shipped_at, acceptance_due_at, accepted_at, accepted_by, accepted_by_name)
SELECT order_id, IF(accepted_at IS NULL, 1, 2), order_id, 1, IF(accepted_at IS NULL, 'shipped', status), buyer_organisation_id, buyer_unit_id,
       supplier_organisation_id, x'00000000000000000000000000000000', dispatched_at, dispatched_at + INTERVAL 3 DAY, accepted_at, accepted_by, accepted_by_name
FROM purchase_order WHERE dispatched_at IS NOT NULL
