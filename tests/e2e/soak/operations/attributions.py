"""What lines of orders count for is corrected by reversing pairs, once both sides agree."""

SETTLED = ("accepted", "partly_accepted", "short_closed", "closed")
TRIES = 60  # few orders of a storm come so far
CHANNELS = ("ecommerce", "assistance_unit", "commercial", "directed_supply")


def propose(actor):
    """To another house, or by another channel; of a line that is given already, its new house may."""
    order = actor.record.some_order(actor.random, SETTLED, TRIES)
    if not order:
        return
    proposer = order.buyer if actor.chance(70) else actor.random.choice(("school", "agency"))
    to = {"organisation_id": actor.goods.organisations[actor.random.choice(("school", "agency"))], "channel": actor.random.choice(CHANNELS)}
    begin(actor, order, proposer, order.lines[actor.random.randrange(len(order.lines))], to)


def begin(actor, order, proposer, line, to):
    """Answers its document."""
    said = {"line_id": line["id"], "to": to, "reason": "选错单位"}
    answer = actor.effect(proposer, f"/v1/orders/{order.id}/attribution-corrections", said)
    if not answer.done:
        return None
    tell(actor, actor.account(proposer), answer.json)
    return answer.json


def tell(actor, account, document):
    return actor.record.told("correction", f"/v1/attribution-corrections/{document['id']}", account, document)


def go_on(actor):
    what = actor.record.some_thing(actor.random, "correction", lambda each: each.document["status"] == "proposed")
    if not what:
        return
    if actor.chance(15):
        end(actor, what, what.account, "withdrawal", None)
    else:
        answer(actor, what, side_that_answers(actor, what.document) if actor.chance(85) else actor.random.choice(("school", "agency")), actor.chance(80))


def side_that_answers(actor, document):
    everybody = actor.goods.organisations | actor.goods.suppliers
    return next(name for name, each in everybody.items() if each == document["answered_by_organisation_id"])


def answer(actor, what, account, agreed):
    return end(actor, what, account, "answer", {"agreed": agreed} | ({} if agreed else {"words": "不是我们的"}))


def end(actor, what, account, step, said):
    told = actor.effect(account, f"{what.path}/{step}", said)
    if told.done:
        tell(actor, what.account, told.json)
    return told.done
