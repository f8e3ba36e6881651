"""Long-term contracts: proposed, signed by both, called off period by period, never more than is promised."""

import datetime

from ..demand_books import SupplyContract
from . import ahead
from .orders import ask_for, delivery_of, some_terms

FLOOR_FEN = 5_000
PROMISED_MAX = 30
CANCELLED_PER_CENT, STALE_TEXT_PER_CENT, AHEAD_PER_CENT = 6, 5, 35
NO_TEXT = "0" * 64
DAYS_OF_A_PERIOD = 7


def propose(actor, buyer=None, offer=None, promised=None, periods=None):
    """Answers it."""
    buyer = buyer or actor.random.choice(("school", "agency"))
    offer = offer or (ahead.some_goods(actor) if actor.chance(AHEAD_PER_CENT) else actor.goods.hot(actor.random, 1)[0])
    said = {"kind": actor.random.choice(("supply", "underwriting")), "product_id": offer["product_id"], "goods": "苹果", "floor_price_fen": FLOOR_FEN,
            "starts_on": actor.goods.first_day, "step": "week", "periods": periods or actor.random.randint(1, 2),
            "quantity_per_period": promised or actor.random.randint(3, PROMISED_MAX)}
    said |= {"pricing": "market"} if actor.chance(60) else {"pricing": "fixed", "unit_price_fen": actor.random.randint(FLOOR_FEN, 6_500)}
    answer = actor.effect(buyer, "/v1/supply-contracts", said)
    return actor.record.keep(SupplyContract(buyer, actor.account(buyer), answer.json)) if answer.done else None


def sign(actor):
    contract = actor.record.some_thing(actor.random, "supply contract", lambda each: each.document["status"] == "proposed")
    if not contract:
        return
    side = actor.random.choice((contract.buyer, "cooperative"))
    if actor.chance(CANCELLED_PER_CENT):
        change(actor, contract, side, "cancellation", {"reason": "不办了"})
    else:
        text = NO_TEXT if actor.chance(STALE_TEXT_PER_CENT) else contract.document["text_sha256"]
        change(actor, contract, side, "signatures", {"text_sha256": text})


def change(actor, contract, side, action, said):
    answer = actor.effect(side, f"{contract.path}/{action}", said)
    if answer.done:
        contract.changed(answer.json)
    return answer.done


def call_off(actor):
    """Some of a period, at times more than is left of it: of two who want the last of it one gets it."""
    contract = actor.record.some_thing(actor.random, "supply contract", lambda each: each.document["status"] == "in_force")
    if contract:
        week = ahead.some_week(actor) if actor.chance(AHEAD_PER_CENT) else None
        ask(actor, contract, actor.random.randrange(contract.document["periods_count"]), actor.random.randint(1, 8), some_terms(actor), week=week)


def ask(actor, contract, period, quantity, terms, apart=False, week=None):
    """Answers the order. `period`: from 0; what is called off ahead of a harvest is of the second one, in which its week lies."""
    offer = actor.goods.offer_of[contract.document["product_id"]]
    day = datetime.date.fromisoformat(contract.document["starts_on"]) + datetime.timedelta(days=DAYS_OF_A_PERIOD * period + DAYS_OF_A_PERIOD - 1)
    line = {"offer_id": offer, "offer_version": actor.goods.prices[offer], "quantity": quantity} | ({"delivery_week": week} if week else {})
    said = {"delivery": delivery_of(actor.goods)["delivery"], "lines": [line],
            "requested_delivery_date": (actor.goods.delivery_day if week else day).isoformat()} | terms
    return ask_for(actor, actor.client, contract.account, contract.calls, said, actor.key(), apart)
