"""Contracts: the freight, what both sides sign, what changes it afterwards."""

from ..actor import of_an_order

STALE_TEXT_PER_CENT = 5
NO_TEXT = "0" * 64


def contract_path(order):
    return f"/v1/orders/{order.id}/contract"


def some_freight(actor):
    return {"freight_fen": actor.random.choice((0, 3_000, 12_345)), "borne_by": actor.random.choice(("buyer", "supplier"))}


def some_side(actor, order):
    return actor.random.choice((order.buyer, actor.seller(order)))


def effect(actor, order, side, action, document):
    answer = actor.effect(side, f"{contract_path(order)}/{action}", document)
    if answer.done:
        actor.record.contract_changed(order, answer.json)
    return answer


@of_an_order("contracting")
def set_freight(actor, order):
    effect(actor, order, some_side(actor, order), "freight", some_freight(actor))


@of_an_order("contracting")
def sign(actor, order):
    """What one has read, which may not be what stands there any more."""
    side = some_side(actor, order)
    shown = actor.read(side, contract_path(order))
    if shown:
        effect(actor, order, side, "signatures", {"text_sha256": NO_TEXT if actor.chance(STALE_TEXT_PER_CENT) else shown["text_sha256"]})


@of_an_order("confirmed")
def amend(actor, order):
    said = {"note": "改期"} | ({"freight": some_freight(actor)} if actor.chance(60) else {}) | (
        {"deliver_by": actor.goods.delivery_day.isoformat()} if actor.chance(40) else {})
    effect(actor, order, some_side(actor, order), "addenda", said)


@of_an_order("confirmed")
def sign_addendum(actor, order):
    side = some_side(actor, order)
    shown = actor.read(side, contract_path(order))
    waiting = [each for each in shown["addenda"] if not each["in_force"]] if shown else []
    if waiting:
        effect(actor, order, side, "addendum-signatures", {"number": waiting[0]["number"], "text_sha256": waiting[0]["text_sha256"]})
