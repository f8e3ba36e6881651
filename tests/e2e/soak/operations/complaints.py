"""Complaints: opened, answered, agreed to, escalated, ruled, withdrawn."""

from ..actor import of_an_order


@of_an_order("accepted", "partly_accepted", "dispatched", "partly_shipped", "short_closed")
def complain(actor, order):
    said = {"ground": "quality", "words": "有烂果", "refund_fen": actor.random.choice((0, 0, 1, 5_000, order.total_fen))}
    answer = actor.effect(order.buyer, f"/v1/orders/{order.id}/complaints", said)
    if answer.done:
        tell(actor, order, answer.json)


def tell(actor, order, document):
    actor.record.told("complaint", f"/v1/complaints/{document['id']}", order.account, document, order)


def go_on(actor):
    complaint = actor.record.some_thing(actor.random, "complaint")
    if not complaint:
        return
    buyer, amount = complaint.order.buyer, actor.random.randint(0, complaint.document["asked_fen"])
    account, step, document = actor.random.choice((
        (actor.seller(complaint.order), "answer", {"words": "赔付", "offer_fen": amount}), (buyer, "agreement", None), (buyer, "escalation", {"words": "不同意"}),
        ("operator", "ruling", {"words": "裁定", "refund_fen": amount}), (buyer, "withdrawal", None)))
    answer = actor.effect(account, f"{complaint.path}/{step}", document)
    if answer.done:
        tell(actor, complaint.order, answer.json)
