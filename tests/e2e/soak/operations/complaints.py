"""Complaints, about an order or about lines of it: opened, answered, agreed to, escalated, ruled, withdrawn."""

SHIPPED, SETTLED = ("dispatched", "partly_shipped"), ("accepted", "partly_accepted", "short_closed")
TRIES = 60  # few orders of a storm come so far
NO_LINE = "lin_00000000000000000000000000"
BY_LINES_PER_CENT, SHARED_BY_HAND_PER_CENT, WRONG_PER_CENT, ANYTHING_PER_CENT = 60, 40, 8, 20
ENDED = ("settled", "ruled", "withdrawn")


def complain(actor):
    """At times before anything was accepted, or left."""
    order = actor.record.some_order(actor.random, SETTLED if actor.chance(80) else SHIPPED, TRIES)
    if not order:
        return
    lines = some_lines(actor, order) if actor.chance(BY_LINES_PER_CENT) else []
    asked = sum(each["refund_fen"] for each in lines) if lines else actor.random.choice((0, 0, 1, 5_000, order.total_fen))
    begin(actor, order, asked + actor.chance(WRONG_PER_CENT // 2), lines)


def some_lines(actor, order):
    """At times more pieces than came, more money than they cost, a line twice, or one of no order."""
    lines = []
    for each in actor.random.sample(order.lines, actor.random.randint(1, min(3, len(order.lines)))):
        worth = order.worth(each)
        asked = actor.random.choice((0, 1, worth // 3, worth, worth + 1))
        lines.append({"line_id": each["id"], "quantity": actor.random.randint(1, max(order.shipped(each), 1)), "refund_fen": asked})
    if actor.chance(WRONG_PER_CENT):
        lines.append(actor.random.choice((lines[0], lines[0] | {"line_id": NO_LINE}, lines[0] | {"quantity": 0})))
    return lines


def begin(actor, order, asked, lines):
    """Answers the complaint."""
    said = {"ground": "quality", "words": "有烂果", "refund_fen": asked} | ({"lines": lines} if lines else {})
    answer = actor.effect(order.buyer, f"/v1/orders/{order.id}/complaints", said)
    return tell(actor, order, answer.json) if answer.done else None


def tell(actor, order, document):
    return actor.record.told("complaint", f"/v1/complaints/{document['id']}", order.account, document, order)


def go_on(actor):
    """The step that it waits for, or any other."""
    complaint = actor.record.some_thing(actor.random, "complaint", lambda each: each.document["status"] not in ENDED)
    if not complaint:
        return
    steps = {"open": ("answer",) * 5 + ("escalation", "withdrawal"), "answered": ("agreement",) * 3 + ("escalation",) * 2 + ("withdrawal",),
             "escalated": ("ruling",)}[complaint.document["status"]]
    step = actor.random.choice(("answer", "agreement", "escalation", "ruling", "withdrawal") if actor.chance(ANYTHING_PER_CENT) else steps)
    {"answer": answer, "agreement": agree, "escalation": escalate, "ruling": rule, "withdrawal": withdraw}[step](actor, complaint)


def answer(actor, complaint):
    amount = some_amount(actor, complaint.document["asked_fen"])
    change(actor, complaint, actor.seller(complaint.order), "answer", {"words": "赔付", "offer_fen": amount} | some_shares(actor, complaint, amount))


def some_amount(actor, asked):
    return asked + 1 if actor.chance(WRONG_PER_CENT // 2) else actor.random.choice((0, asked, actor.random.randint(0, asked)))


def some_shares(actor, complaint, amount):
    """By hand over its lines, or over the order's where it names none, as a ruling may; at times one fen too many. Else the program shares."""
    lines = [(each["line_id"], each["asked_fen"]) for each in complaint.document["lines"]] or [(each["id"], amount) for each in complaint.order.lines]
    if not actor.chance(SHARED_BY_HAND_PER_CENT):
        return {}
    said, left = [], amount
    for line, asked in lines:
        share = min(left, asked)
        said.append({"line_id": line, "amount_fen": share})
        left -= share
    said[0]["amount_fen"] += actor.chance(WRONG_PER_CENT)
    return {"lines": said}


def agree(actor, complaint):
    change(actor, complaint, complaint.order.buyer, "agreement", None)


def escalate(actor, complaint):
    change(actor, complaint, complaint.order.buyer, "escalation", {"words": "不同意"})


def rule(actor, complaint):
    amount = some_amount(actor, complaint.document["asked_fen"])
    change(actor, complaint, "operator", "ruling", {"words": "裁定", "refund_fen": amount} | some_shares(actor, complaint, amount))


def withdraw(actor, complaint):
    change(actor, complaint, complaint.order.buyer, "withdrawal", None)


def change(actor, complaint, account, step, document):
    told = actor.effect(account, f"{complaint.path}/{step}", document)
    if told.done:
        tell(actor, complaint.order, told.json)
    return told.done
