"""Goods put in, moved, counted, written off."""

import datetime

from ..goods import WAREHOUSES

COUNTED_MAX = 40
RECEIVED_MAX = 80


def some_shelf(actor):
    return {"product_id": actor.goods.hot(actor.random, 1)[0]["product_id"], "warehouse_code": actor.random.choice(WAREHOUSES)}


def receive(actor):
    shelf = some_shelf(actor)
    document = shelf | {"quantity": actor.random.randint(1, RECEIVED_MAX), "reason": "入库"}
    if actor.chance(30):
        today = datetime.date.fromisoformat(actor.goods.today())
        harvested, expires = today - datetime.timedelta(days=2), today + datetime.timedelta(days=30)
        document["batch"] = {"number": f"批{actor.random.randint(1, 9)}", "harvested_on": harvested.isoformat(), "expires_on": expires.isoformat()}
    if actor.effect("cooperative", "/v1/stock-receipts", document).done:
        actor.record.received(shelf["product_id"], document["quantity"])


def transfer(actor):
    one, other = actor.random.sample(WAREHOUSES, 2)
    change(actor, "transfers", {"product_id": some_shelf(actor)["product_id"], "from_warehouse_code": one, "to_warehouse_code": other,
                                "quantity": actor.random.randint(1, 20), "reason": "调拨"})


def count(actor):
    counted = {"counted": actor.random.randint(0, COUNTED_MAX), "cause": actor.random.choice(("spoilage", "loss", "found", "correction"))}
    change(actor, "takings", some_shelf(actor) | {"counts": [counted], "reason": "盘点"})


def write_off(actor):
    change(actor, "write-offs", some_shelf(actor) | {"reason": "过期"})


def change(actor, kind, document):
    answer = actor.effect("cooperative", f"/v1/stock-{kind}", document)
    if answer.done:
        actor.record.moved(document["product_id"], answer.json["movements"])
