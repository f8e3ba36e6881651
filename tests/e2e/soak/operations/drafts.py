"""Drafts that several clients of a house fill at once, and that become one order each."""

from .orders import ask_for, delivery_of, learn_price, some_line, some_terms


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
    answer = actor.effect(draft.account, f"{draft.path}/lines", some_line(actor, draft.buyer, actor.goods.hot(actor.random, 1)[0]))
    if answer.done:
        draft.line_changed(answer.json)


def change_line(actor, draft, line):
    """By the version that it was last seen with: of two that saw the same, one comes first."""
    said = {"offer_version": draft.lines[line]["offer_version"], "quantity": actor.random.randint(1, 6)}
    answer = actor.effect(draft.account, f"{draft.path}/lines/{line}/changes", said, f'"{line}-{draft.lines[line]["version"]}"')
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
            answer = actor.effect(draft.account, f"{draft.path}/lines/{line}/changes", {"offer_version": version, "quantity": shown["quantity"]},
                                  f'"{line}-{shown["version"]}"')
            draft.line_changed(answer.json) if answer.done else learn_price(actor, answer)
