"""Ordered ahead of a harvest (预售): what is announced for a week is held, and set aside as goods come; never promised twice."""

from ..goods import UNIT_G, WAREHOUSES
from .orders import PATH, ask_for, delivery_of, some_line, some_terms

ANNOUNCED_PIECES_MAX = 30
OTHER_WEEK = "2020-W01"
OTHER_WEEK_PER_CENT, HARVESTED_PER_CENT = 4, 60
HARVEST_OF_A_DAY_MAX = 5
BUYERS = ("school", "agency")


def announce(actor):
    """More than before, or less than is held already."""
    tell_of(actor, some_goods(actor), actor.random.randint(0, ANNOUNCED_PIECES_MAX))


def some_goods(actor):
    return actor.goods.harvested if actor.chance(HARVESTED_PER_CENT) else actor.goods.hot(actor.random, 1)[0]


def tell_of(actor, offer, pieces):
    answer = actor.effect("cooperative", "/v1/supply-announcements", actor.goods.announcement(offer["product_id"], pieces * UNIT_G))
    if answer.done:
        actor.record.announced(answer.json)
    return answer.done


def order(actor):
    buyer, week = actor.random.choice(BUYERS), some_week(actor)
    goods = {each["id"]: each for each in (some_goods(actor), some_goods(actor))}
    lines = [some_line(actor, buyer, each) | {"delivery_week": week} for each in goods.values()]
    ask(actor, buyer, lines, some_terms(actor))


def some_week(actor):
    return OTHER_WEEK if actor.chance(OTHER_WEEK_PER_CENT) else actor.goods.week


def harvest(actor):
    """A day brings less than is waited for."""
    product, quantity = actor.goods.harvested["product_id"], actor.random.randint(1, HARVEST_OF_A_DAY_MAX)
    document = {"product_id": product, "warehouse_code": actor.random.choice(WAREHOUSES), "quantity": quantity, "reason": "新采"}
    if actor.effect("cooperative", "/v1/stock-receipts", document).done:
        actor.record.received(product, quantity)


def ask(actor, buyer, lines, terms, apart=False):
    """Answers the order."""
    document = delivery_of(actor.goods) | {"lines": lines} | terms
    return ask_for(actor, actor.client, actor.account(buyer), PATH, document, actor.key(), apart)
