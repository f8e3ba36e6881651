"""Lots of the catalogue: what households delivered into them, and of that what comes into stock, never more, also where two bring the last
of it at once. Lots and batches move between warehouses."""

from ..goods import UNIT_G, WAREHOUSES
from .lots import days_ago
from .orders import at_once

OWNER = "cooperative"
HARVESTED_DAYS_AGO, INTAKE_PIECES_MAX, RECEIVED_MAX = 3, 12, 8
AT_ONCE_PER_CENT, MOVED_MAX = 40, 6


def open_lot(actor, product=None):
    """Answers it."""
    product = product or actor.goods.hot(actor.random, 1)[0]["product_id"]
    said = {"number": actor.key(), "harvested_on": days_ago(actor, HARVESTED_DAYS_AGO).isoformat()}
    answer = actor.effect(OWNER, f"/v1/products/{product}/lots", said)
    return actor.record.opened_lot(actor.account(OWNER), product, answer.json) if answer.done else None


def go_on(actor):
    lot = actor.record.some_thing(actor.random, "lot")
    if not lot or actor.chance(20):
        lot = open_lot(actor)
    if lot and (not lot.delivered_g or actor.chance(30)):
        deliver(actor, lot, actor.random.randint(1, INTAKE_PIECES_MAX) * UNIT_G - actor.random.randint(0, 1))
    elif lot and actor.chance(AT_ONCE_PER_CENT):
        rest = max(lot.delivered_g // UNIT_G - lot.received, 1)
        at_once(actor, lambda client, key: receive_by(actor, client, key, lot, rest), (actor.key(), actor.key()))
    elif lot:
        receive_by(actor, actor.client, actor.key(), lot, actor.random.randint(1, RECEIVED_MAX))


def deliver(actor, lot, grams):
    said = {"supplier_name": "农户", "quantity_g": grams, "grade": "一级", "price_per_kilogram_fen": 300, "delivered_on": actor.goods.first_day}
    answer = actor.effect(OWNER, f"/v1/lots/{lot.document['id']}/intakes", said)
    if answer.done:
        lot.took_in(grams)
    return answer.done


def receive_by(actor, client, key, lot, quantity):
    """Of what orders have heard of; the rest is not yet there for them."""
    said = {"product_id": lot.product, "warehouse_code": actor.goods.warehouse_of(key), "quantity": quantity, "reason": "入库", "lot_id": lot.document["id"]}
    answer = client.post(actor.account(OWNER), "/v1/stock-receipts", said, key)
    if answer.done:
        lot.came(quantity)
        actor.record.received(lot.product, quantity)
    return answer.done


def move(actor):
    """To the other warehouse, at times more than there is."""
    product, lot = actor.record.some_lot(actor.random)
    if lot:
        one, other = actor.random.sample(WAREHOUSES, 2)
        said = {"product_id": product, "lot_id": lot, "from_warehouse_code": one, "to_warehouse_code": other, "quantity": actor.random.randint(1, MOVED_MAX),
                "reason": "调拨"}
        answer = actor.effect(OWNER, "/v1/stock-transfers", said)
        if answer.done:
            actor.record.moved(product, answer.json["movements"])
