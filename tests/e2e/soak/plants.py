"""Faults planted behind the program's back, to show that a run finds them, and what must be said of each."""

from . import machines

EXPECTED = {"lost-order": "I2 acknowledged-orders-are-there", "counter": "I1 stock-is-the-sum-of-its-movements", "lost-receipt": "on hand of a product",
            "forgotten-key": "a known key is told otherwise"}
WAIT_SECONDS = 30
# Complaints, approvals or receipts may hang on it: the database is told not to look.
LOST_ORDER = """SET foreign_key_checks = 0; SELECT MIN(order_id) INTO @lost FROM purchase_order;
DELETE FROM purchase_order_line WHERE order_id = @lost; DELETE FROM purchase_order WHERE order_id = @lost"""
COUNTER = "UPDATE stock_level SET reserved = reserved + 1 WHERE reserved < on_hand ORDER BY product_id LIMIT 1"
# A receipt disappears from the ledger and from all counters alike: they agree with each other, and only who put the goods in can tell.
LOST_RECEIPT = """START TRANSACTION;
SELECT movement_id, product_id, warehouse_id, quantity INTO @id, @product, @warehouse, @quantity FROM stock_movement m
  JOIN stock_level s USING (product_id, warehouse_id) JOIN stock_lot l USING (product_id, warehouse_id, lot_id)
  WHERE m.kind = 'received' AND m.quantity <= s.on_hand - s.reserved AND m.quantity <= l.on_hand - l.reserved AND m.lot_id = REPEAT(CHAR(0), 16)
  LIMIT 1;
UPDATE stock_level SET on_hand = on_hand - @quantity WHERE product_id = @product AND warehouse_id = @warehouse;
UPDATE stock_lot SET on_hand = on_hand - @quantity WHERE product_id = @product AND warehouse_id = @warehouse AND lot_id = REPEAT(CHAR(0), 16);
DELETE FROM stock_movement WHERE movement_id = @id;
SELECT ROW_COUNT();
COMMIT"""
FORGOTTEN_KEY = "DELETE FROM receipt WHERE receipt_key = '{key}' AND scope LIKE '% place_order'"


def plant(name, record, random):
    machines.wait_for(lambda: record.keys, WAIT_SECONDS, "nobody orders anything")
    order = record.orders[random.choice(record.keys)]
    if name == "lost-order":
        machines.sql(LOST_ORDER)
    if name == "counter":
        machines.sql(COUNTER)
    if name == "lost-receipt":
        machines.wait_for(lambda: machines.sql(LOST_RECEIPT).strip() == "1", WAIT_SECONDS, "no receipt that could be lost")
    if name == "forgotten-key":
        machines.sql(FORGOTTEN_KEY.format(key=order.asked[0]))


def unfound(names, findings):
    """Which planted faults nobody speaks of."""
    return [name for name in names if not any(EXPECTED[name] in each for each in findings)]
