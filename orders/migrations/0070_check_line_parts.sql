ALTER TABLE purchase_order_line
    ADD CONSTRAINT purchase_order_line_shipped CHECK (0 <= shipped_quantity AND shipped_quantity <= quantity),
    ADD CONSTRAINT purchase_order_line_accepted CHECK ((accepted_quantity IS NULL) = (rejected_quantity IS NULL)
        AND (accepted_quantity IS NULL OR 0 <= accepted_quantity AND 0 <= rejected_quantity AND accepted_quantity + rejected_quantity <= shipped_quantity)),
    ADD CONSTRAINT purchase_order_line_returned CHECK (0 <= returned_quantity AND returned_quantity <= COALESCE(accepted_quantity, 0))
