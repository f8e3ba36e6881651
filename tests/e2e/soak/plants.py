"""Faults planted behind the program's back, to show that a run finds them, and what must be said of each.

Each spoils what life.py made, which no client touches any more: it is there whatever the seed draws, and nobody mends it. No two change the
same sum, or one could hide the other.
"""

from . import machines, plants_of_complaints, plants_of_lots, plants_of_plans, plants_of_stations, plants_of_waiting, plants_of_weeks, plants_of_weights
from .ids import bytes_of

PARTS = (plants_of_plans, plants_of_waiting, plants_of_complaints, plants_of_weeks, plants_of_weights, plants_of_stations, plants_of_lots)


class Plant:
    def __init__(self, expected, sql):
        self.expected, self.sql = expected, sql


# The last statement tells how many rows it changed. {…}: see victims().
PLANTS = {
    # Complaints, approvals or receipts may hang on it: the database is told not to look.
    "lost-order": Plant("I2 acknowledged-orders-are-there", """SET foreign_key_checks = 0; DELETE FROM purchase_order_line WHERE order_id = {lost};
DELETE FROM purchase_order WHERE order_id = {lost}"""),
    "forgotten-key": Plant("a known key is told otherwise", "DELETE FROM receipt WHERE receipt_key = '{forgotten_key}' AND scope LIKE '% place_order'"),
    "counter": Plant("I1 stock-is-the-sum-of-its-movements", """UPDATE stock_level SET reserved = reserved + 1
WHERE product_id = {spare} AND warehouse_id = (SELECT warehouse_id FROM warehouse WHERE code = 'S-2' AND organisation_id = {cooperative})"""),
    # A receipt disappears from the ledger and from all counters alike: they agree with each other, and only who put the goods in can tell.
    "lost-receipt": Plant("on hand of a product", """SELECT warehouse_id INTO @warehouse FROM warehouse WHERE code = 'S-1' AND organisation_id = {cooperative}; START TRANSACTION;
UPDATE stock_level SET on_hand = 0 WHERE product_id = {spare} AND warehouse_id = @warehouse;
UPDATE stock_lot SET on_hand = 0 WHERE product_id = {spare} AND warehouse_id = @warehouse;
COMMIT; DELETE FROM stock_movement WHERE product_id = {spare} AND warehouse_id = @warehouse"""),
    "moved-step": Plant("I10 orders-only-move-forward", """UPDATE journal SET type = 'order.closed'
WHERE aggregate_type = 'order' AND aggregate_id = '{approved_id}' AND aggregate_version = 1"""),
    "lost-approval": Plant("I6 approvals-are-as-counted", "DELETE FROM order_approval WHERE order_id = {approved}"),
    "budget": Plant("I5 budget-is-the-sum-of-its-orders", "UPDATE budget SET consumed_fen = consumed_fen + 1 WHERE budget_id = {budget}"),
    "refund": Plant("I5 refunds-never-pass-an-order", """UPDATE complaint SET asked_fen = asked_fen + 1000000000, refund_fen = refund_fen + 1000000000
WHERE order_id = {contracted}"""),
    "draft-line": Plant("a draft says otherwise", "DELETE FROM order_draft_line WHERE draft_id = {draft}"),
    "forged-signature": Plant("I6 contracts-are-signed", """UPDATE order_signature SET sha256 = REPEAT('0', 64)
WHERE order_id = {contracted} AND side = 'buyer'"""),
    "lost-signature": Plant("signatures of a contract", "DELETE FROM order_signature WHERE order_id = {contracted} AND side = 'supplier'"),
    "payment": Plant("I5 payments-are-as-recorded", "UPDATE order_payment SET amount_fen = amount_fen + 1 WHERE order_id = {contracted}"),
    # With its sums, so that only whoever paid can tell.
    "lost-payment": Plant("what was paid of an order", """DELETE FROM order_payment WHERE order_id = {short};
UPDATE purchase_order SET paid_recorded_fen = 0, paid_confirmed_fen = 0 WHERE order_id = {short}"""),
    # With the sums of what orders take up, so that only what the orders owe can tell.
    # As if they had not been confirmed, which lets them be held beyond the cap.
    "hoarded": Plant("a house holds more than it may: ", """UPDATE purchase_order SET status = 'placed', hold_expires_at = NOW(6) + INTERVAL 9 DAY
WHERE order_id IN ({hoarded_first}, {hoarded_second})"""),
    "credit": Plant("what is taken up of a credit", """
UPDATE credit_limit l JOIN purchase_order o USING (supplier_organisation_id, buyer_organisation_id) SET l.limit_fen = l.limit_fen + 1, l.used_fen = l.used_fen + 1
WHERE o.order_id = {contracted};
UPDATE purchase_order SET credit_used_fen = credit_used_fen + 1 WHERE order_id = {contracted}"""),
    "delivery": Plant("I6 lines-are-the-sums-of-their-deliveries", """UPDATE delivery_line SET accepted_quantity = accepted_quantity - 1, rejected_quantity = rejected_quantity + 1
WHERE delivery_id IN (SELECT delivery_id FROM delivery WHERE order_id = {contracted}) AND accepted_quantity > 0 LIMIT 1"""),
    "delivered-lot": Plant("I6 deliveries-are-the-ledger", """UPDATE delivery_lot SET quantity = quantity + 1
WHERE delivery_id IN (SELECT delivery_id FROM delivery WHERE order_id = {short})"""),
    "return": Plant("I5 returns-are-what-came-back", "UPDATE goods_return SET amount_fen = amount_fen + 1 WHERE order_id = {contracted}"),
    "short-close": Plant("I6 goods-leave-once", "UPDATE stock_movement SET quantity = quantity - 1 WHERE order_id = {short} AND kind = 'hold_released'"),
    "intent": Plant("what sections want", "UPDATE purchase_intent SET quantity = quantity + 1 WHERE window_id = {window}"),
    "prepayment": Plant("I5 agreement-lines-are-what-they-are-made-of", "UPDATE prepayment SET amount_fen = amount_fen + 1 WHERE agreement_id = {agreement}"),
    "share": Plant("I5 allocations-are-exact", """UPDATE agreement_share
SET quantity = quantity + 1, packs = packs + 1, whole_packs = whole_packs + 1 WHERE agreement_id = {agreement} LIMIT 1"""),
} | {name: Plant(*each) for part in PARTS for name, each in part.PLANTS.items()}


def victims(life):
    orders = {name: bytes_of(getattr(life, name).id) for name in ("contracted", "short", "approved", "lost")}
    parts = {name: each for part in PARTS for name, each in part.victims_of(life, bytes_of).items()}
    orders |= {f"hoarded_{which}": bytes_of(each.id) for which, each in zip(("first", "second"), life.hoarded)}
    return orders | parts | {
        "approved_id": life.approved.id, "forgotten_key": life.forgotten.asked[0], "spare": bytes_of(life.goods.spare["product_id"]), "budget": bytes_of(life.goods.steady_budget), "draft": bytes_of(life.draft.document["id"]),
        "cooperative": bytes_of(life.goods.suppliers["cooperative"]), "window": bytes_of(life.window.document["id"]), "agreement": bytes_of(life.agreement.document["id"])}


def plant(name, life):
    changed = machines.sql(PLANTS[name].sql.format(**victims(life)) + "; SELECT ROW_COUNT()").split()[-1]
    if int(changed) < 1:
        raise RuntimeError(f"{name}: nothing to spoil was found")


def unfound(names, findings):
    """Which planted faults nobody speaks of."""
    return [name for name in names if not any(PLANTS[name].expected in each for each in findings)]
