"""What was paid beyond what is owed in the end is paid back by vouchers, each recorded by the supplier and confirmed by the buyer."""

REFUNDABLE = ("accepted", "partly_accepted", "short_closed", "closed", "cancelled")
TOO_MUCH_PER_CENT, SAME_VOUCHER_PER_CENT = 10, 10


def some_overpaid_order(actor):
    """One that more was paid of than is owed, if a few tries find it."""
    tries = (actor.record.some_order(actor.random, REFUNDABLE) for _ in range(8))
    return next((each for each in tries if each and each.owed_back_fen() > 0), None)


def record(actor):
    """All of it, some of it, or more than it."""
    order = some_overpaid_order(actor)
    if not order:
        return
    left = order.owed_back_fen()
    amount = left + 1 if actor.chance(TOO_MUCH_PER_CENT) else left if actor.chance(50) else actor.random.randint(1, left)
    voucher = actor.random.choice(actor.record.vouchers) if actor.record.vouchers and actor.chance(SAME_VOUCHER_PER_CENT) else f"退{actor.key()}"
    pay_back(actor, order, amount, voucher)


def pay_back(actor, order, amount, voucher):
    """Answers its document."""
    said = {"payee_name": "测试工会", "amount_fen": amount, "voucher_number": voucher, "paid_on": actor.goods.first_day}
    answer = actor.effect(actor.seller(order), f"/v1/orders/{order.id}/refunds", said)
    if not answer.done:
        return None
    actor.record.paid_back(order, answer.json)
    return answer.json


def confirm(actor):
    order = actor.record.some_refunded_order(actor.random)
    waiting = [each for each, refund in order.refunds.items() if not refund["confirmed_at"]] if order else []
    if waiting:
        acknowledge(actor, order, actor.random.choice(waiting))


def acknowledge(actor, order, refund):
    answer = actor.effect(order.buyer, f"/v1/orders/{order.id}/refund-confirmations", {"refund_id": refund})
    if answer.done:
        actor.record.paid_back(order, answer.json)
    return answer.done
