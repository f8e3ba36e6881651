"""Payments that one side records and the other confirms, and the credit that orders take up."""

from ..actor import of_an_order

PAYABLE = ("confirmed", "partly_shipped", "dispatched", "accepted", "partly_accepted", "short_closed", "closed")
SAME_VOUCHER_PER_CENT = 6
CREDIT_FEN_MAX = 6_000_000


@of_an_order(*PAYABLE)
def record(actor, order):
    """All that the client believes to be owed, or some of it; a voucher of old pays nothing."""
    left = max(order.owed_fen - order.paid_fen(), 1)
    voucher = actor.random.choice(actor.record.vouchers) if actor.record.vouchers and actor.chance(SAME_VOUCHER_PER_CENT) else f"凭{actor.key()}"
    said = {"payer_name": "测试工会", "amount_fen": left if actor.chance(60) else actor.random.randint(1, left), "voucher_number": voucher,
            "paid_on": actor.goods.first_day}
    answer = actor.effect(order.buyer, f"/v1/orders/{order.id}/payments", said)
    if answer.done:
        actor.record.paid(order, answer.json, voucher)


@of_an_order(*PAYABLE)
def confirm(actor, order):
    waiting = [each for each, payment in order.payments.items() if not payment["confirmed_at"]]
    if waiting:
        answer = actor.effect(actor.seller(order), f"/v1/orders/{order.id}/payment-confirmations", {"payment_id": actor.random.choice(waiting)})
        if answer.done:
            actor.record.paid(order, answer.json)


def set_credit_limit(actor):
    buyer = actor.random.choice(("school", "agency"))
    said = {"buyer_organisation_id": actor.goods.organisations[buyer], "limit_fen": actor.random.randint(0, CREDIT_FEN_MAX)}
    actor.effect("cooperative", "/v1/credit-limits", said)
