-- What is offered of a product: asked for where a need is filled.
ALTER TABLE offer_version ADD INDEX offer_version_by_product (product_id, valid_from)
