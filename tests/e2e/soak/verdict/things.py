"""Whatever has a version: it is there, has not gone back, and says what was told of its newest version."""


def compare(client, goods, record):
    for kind in ("complaint", "return", "delivery", "budget", "correction", "calendar", "group"):
        for thing in list(record.things[kind].values()):
            # Not as whoever ordered, which may be a program's key that may read orders alone.
            answer = client.get(goods.accounts_of[thing.order.buyer] if thing.order else thing.account, thing.path)
            if answer.status != 200:
                record.fault(f"an acknowledged {kind} is not there", f"{thing.path}: {answer.status} {answer.body}")
            else:
                compare_one(thing, answer.json, record)


def compare_one(thing, shown, record):
    told = thing.document
    differing = [name for name in told if name in shown and told[name] != shown[name]] if shown["version"] == told["version"] else []
    if shown["version"] < told["version"] or differing:
        record.fault(f"an acknowledged {thing.kind} says otherwise", f"{differing}: clients were told {told}, there is {shown}")


def compare_drafts(client, record):
    """Its lines are what was added, changed and not removed; it is the order that somebody was told of, or none."""
    said = ("version", "quantity", "delivery_week")
    for draft in list(record.things["draft"].values()):
        answer = client.get(draft.account, draft.path)
        if answer.status != 200:
            record.fault("an acknowledged draft is not there", f"{draft.path}: {answer.status} {answer.body}")
            continue
        shown = answer.json
        lines = {each["id"]: [each[name] for name in said] for each in shown["lines"]}
        told = {each["id"]: [each[name] for name in said] for each in draft.lines.values()}
        if (lines, shown["order_id"]) != (told, draft.order_id):
            record.fault("a draft says otherwise", f"clients were told {told} and {draft.order_id}, there is {shown}")
