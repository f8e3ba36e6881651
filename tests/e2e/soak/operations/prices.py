"""Prices that change, budgets that grow and shrink."""

import datetime

from ..goods import BUDGET_FEN


def change_price(actor):
    offer = actor.goods.hot(actor.random, 1)[0]
    soon = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    terms = actor.goods.terms_of(offer["product_id"], actor.random.randint(5_800, 6_200), soon)
    answer = actor.effect("cooperative", f"/v1/products/{offer['product_id']}/offers", terms)
    if answer.done and actor.chance(10):
        actor.goods.prices[offer["id"]] = answer.json["version"]  # newer than what is in force, or has arrived, at times


def allocate_budget(actor):
    buyer = actor.random.choice(("school", "agency"))
    path = f"/v1/budgets/{actor.random.choice(actor.goods.budgets[buyer])}"
    answer = actor.effect(buyer, f"{path}/allocation", {"allocated_fen": actor.random.randint(BUDGET_FEN // 8, 2 * BUDGET_FEN)})
    if answer.done:
        actor.record.told("budget", path, actor.account(buyer), answer.json)
