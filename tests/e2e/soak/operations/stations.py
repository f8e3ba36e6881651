"""Village stations: named, filled, emptied into a warehouse, closed for good once nothing is in them, also while goods come."""

from ..goods import WAREHOUSES
from .orders import at_once

OWNER = "cooperative"
NUMBER_MAX = 30
RECEIVED_MAX = 6
UNNAMED_PER_CENT = 10
RECEIPTS = "/v1/stock-receipts"


def add(actor):
    """At times one that is there already, or one that appears with its first goods."""
    if actor.chance(UNNAMED_PER_CENT):
        receive(actor, f"ZR-{actor.random.randint(1, NUMBER_MAX)}", some_product(actor))
        return
    name(actor, f"ZD-{actor.random.randint(1, NUMBER_MAX)}")


def some_product(actor):
    return actor.goods.hot(actor.random, 1)[0]["product_id"]


def name(actor, code):
    """Answers it."""
    said = {"code": code, "kind": actor.random.choice(("village_station", "township_station")), "name": f"{code}站点", "county_code": "513423", "address": "盐源县"}
    answer = actor.effect(OWNER, "/v1/warehouses", said)
    return actor.record.named(actor.account(OWNER), answer.json) if answer.done else None


def go_on(actor):
    station = actor.record.some_thing(actor.random, "station", lambda each: not each.document["closed_at"] or actor.chance(20))
    if station:
        actor.random.choices((fill, empty, close, close_while_goods_come), (40, 25, 20, 15))[0](actor, station)


def receipt(code, product, quantity):
    return {"product_id": product, "warehouse_code": code, "quantity": quantity, "reason": "站点收货"}


def receive(actor, code, product, quantity=None):
    quantity = quantity or actor.random.randint(1, RECEIVED_MAX)
    done = actor.effect(OWNER, RECEIPTS, receipt(code, product, quantity)).done
    if done:
        actor.record.received(product, quantity, code)
    return done


def fill(actor, station):
    closed = station.document["closed_at"]
    if receive(actor, station.document["code"], some_product(actor)) and closed:
        actor.record.fault("goods went into a closed station", f"{station.document}")


def empty(actor, station):
    """Of what stands there and nobody holds, all; it may be gone meanwhile."""
    page = actor.read(OWNER, "/v1/stock?limit=100")
    for level in [each for each in (page or {"data": []})["data"] if each["warehouse_code"] == station.document["code"] and each["available"]]:
        bring(actor, station.document["code"], level["product_id"], level["available"])


def bring(actor, code, product, quantity):
    said = {"product_id": product, "from_warehouse_code": code, "to_warehouse_code": WAREHOUSES[0], "quantity": quantity, "reason": "集中发货"}
    answer = actor.effect(OWNER, "/v1/stock-transfers", said)
    if answer.done:
        actor.record.moved(product, answer.json["movements"])
    return answer.done


def closure_of(station):
    return f"{station.path}/closure"


def close(actor, station):
    answer = actor.effect(OWNER, closure_of(station), None)
    if answer.done:
        station.told(answer.json)
    return answer.done


def close_while_goods_come(actor, station):
    """Either it is closed, or the goods are in it."""
    account, product, code = actor.account(OWNER), some_product(actor), station.document["code"]
    quantity = actor.random.randint(1, RECEIVED_MAX)

    def closing(client, key):
        answer = client.post(account, closure_of(station), None, key)
        if answer.done:
            station.told(answer.json)

    def receiving(client, key):
        if client.post(account, RECEIPTS, receipt(code, product, quantity), key).done:
            actor.record.received(product, quantity, code)

    at_once(actor, lambda client, what: what[0](client, what[1]), ((closing, actor.key()), (receiving, actor.key())))
