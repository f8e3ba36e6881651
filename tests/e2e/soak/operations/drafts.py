"""Drafts that several clients of a house fill at once, and that become one order each."""

from . import ahead
from .orders import ask_for, delivery_of, learn_price, some_line, some_terms

AHEAD_PER_CENT, OTHERWISE_AHEAD_PER_CENT = 25, 15


def open_draft(actor, buyer=None):
    """Answers it."""
    buyer = buyer or actor.random.choice(("school", "agency"))
    answer = actor.effect(buyer, "/v1/order-drafts", delivery_of(actor.goods))
    return actor.record.opened_draft(buyer, actor.account(buyer), answer.json) if answer.done else None


def fill(actor):
    draft = actor.record.some_thing(actor.random, "draft", lambda each: not each.order_id)
    if not draft:
        return
    line = actor.random.choice(list(draft.lines)) if draft.lines and actor.chance(40) else None
    if line is None:
        add_line(actor, draft)
    elif actor.chance(30):
        remove_line(actor, draft, line)
    else:
        change_line(actor, draft, line)


def add_line(actor, draft):
    is_ahead = actor.chance(AHEAD_PER_CENT)
    goods = ahead.some_goods(actor) if is_ahead else actor.goods.hot(actor.random, 1)[0]
    line = some_line(actor, draft.buyer, goods) | ({"delivery_week": ahead.some_week(actor)} if is_ahead else {})
    answer = actor.effect(draft.account, f"{draft.path}/lines", line)
    if answer.done:
        draft.line_changed(answer.json)


def change_line(actor, draft, line):
    """By the version that it was last seen with: of two that saw the same, one comes first."""
    known = draft.lines[line]
    week = known["delivery_week"]
    if actor.chance(OTHERWISE_AHEAD_PER_CENT):
        week = None if week else ahead.some_week(actor)
    said = {"offer_version": known["offer_version"], "quantity": actor.random.randint(1, 6)} | ({"delivery_week": week} if week else {})
    answer = actor.effect(draft.account, f"{draft.path}/lines/{line}/changes", said, f'"{line}-{known["version"]}"')
    if answer.done:
        draft.line_changed(answer.json)


def remove_line(actor, draft, line):
    answer = actor.effect(draft.account, f"{draft.path}/lines/{line}/removal", None)
    if answer.done:
        draft.line_removed(line)


def submit(actor):
    draft = actor.record.some_thing(actor.random, "draft", lambda each: each.lines and not each.order_id)
    if not draft:
        return
    order = ask_for(actor, actor.client, draft.account, f"{draft.path}/submission", some_terms(actor), actor.key())
    if order:
        draft.became(order.id)
    else:
        renew_prices(actor, draft)


def renew_prices(actor, draft):
    """Of what was refused, each line as offers are now."""
    for line, shown in list(draft.lines.items()):
        if (version := actor.goods.prices.get(shown["offer_id"])) and version != shown["offer_version"]:
            said = {"offer_version": version, "quantity": shown["quantity"]} | ({"delivery_week": shown["delivery_week"]} if shown["delivery_week"] else {})
            answer = actor.effect(draft.account, f"{draft.path}/lines/{line}/changes", said, f'"{line}-{shown["version"]}"')
            draft.line_changed(answer.json) if answer.done else learn_price(actor, answer)
