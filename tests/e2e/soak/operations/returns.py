"""Goods that were accepted go back, and orders are closed for good."""

from ..actor import of_an_order
from ..goods import WAREHOUSES

SETTLED = ("accepted", "partly_accepted", "short_closed")


@of_an_order(*SETTLED)
def request(actor, order):
    lines = [each for each in order.lines if order.accepted(each) > 0]
    if lines:
        lines = actor.random.sample(lines, actor.random.randint(1, len(lines)))
        said = {"reason": "有伤", "lines": [{"line_id": each["id"], "quantity": actor.random.randint(1, order.accepted(each))} for each in lines]}
        told = actor.effect(order.buyer, f"/v1/orders/{order.id}/returns", said)
        if told.done:
            tell(actor, order, told.json)


def tell(actor, order, document):
    actor.record.told("return", f"/v1/returns/{document['id']}", order.account, document, order)


def go_on(actor):
    what = actor.record.some_thing(actor.random, "return", lambda each: each.document["status"] in ("requested", "agreed"))
    if not what:
        return
    step = actor.random.choices(("answer", "receipt", "withdrawal"), (30, 60, 10) if what.document["status"] == "agreed" else (75, 10, 15))[0]
    {"answer": answer, "receipt": receive, "withdrawal": withdraw}[step](actor, what)


def answer(actor, what):
    effect(actor, what, actor.seller(what.order), "answer", {"agreed": actor.chance(80), "words": "看过了"})


def withdraw(actor, what):
    effect(actor, what, what.order.buyer, "withdrawal", None)


def receive(actor, what):
    """Each piece is stocked or written off."""
    lines = []
    for each in what.document["lines"]:
        stocked = actor.random.choice((0, each["quantity"], actor.random.randint(0, each["quantity"])))
        lines.append({"line_id": each["line_id"], "warehouse_code": actor.random.choice(WAREHOUSES), "restocked": stocked,
                      "written_off": each["quantity"] - stocked})
    if effect(actor, what, actor.seller(what.order), "receipt", {"lines": lines}):
        actor.record.taken_back(what.order, what.document["lines"], lines)


def effect(actor, what, account, step, document):
    told = actor.effect(account, f"{what.path}/{step}", document)
    if told.done:
        tell(actor, what.order, told.json)
    return told.done


@of_an_order(*SETTLED)
def close(actor, order):
    actor.change(order.buyer, order, "closing")
