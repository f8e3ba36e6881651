"""Orders: placed, asked for again, confirmed, cancelled, approved, rated."""

import threading

from ..actor import of_an_order
from ..client import Client
from ..goods import HOLD_CAP

BUYERS = ("school", "school", "agency", "program")
READ_BACK_PER_CENT = 30
REPLACEABLE_PER_CENT, AHEAD_PER_CENT, TOUR_PER_CENT, TWICE_PER_CENT, AT_ONCE_PER_CENT = 40, 8, 6, 5, 30
HUGE = 100_000
PATH = "/v1/orders"


def some_line(actor, buyer, offer):
    line = {"offer_id": offer["id"], "offer_version": actor.goods.prices[offer["id"]], "quantity": actor.random.randint(1, 6)}
    if actor.chance(25):
        line["budget_id"] = actor.random.choice(actor.goods.budgets[buyer])
    if actor.chance(REPLACEABLE_PER_CENT):
        line["substitutes"] = some_permission(actor)
    if actor.chance(1):
        line["quantity"] = actor.random.choice((HUGE, 0, -1, 2**53))
    return line


def some_permission(actor):
    """What may come instead."""
    named = [each["product_id"] for each in actor.goods.hot(actor.random, 2)]
    return {"same_category": actor.chance(70), "product_ids": named, "weight_permille": 0}


def some_terms(actor):
    """How it is paid and whether it is under a contract."""
    payment = actor.random.choices((None, {"kind": "prepaid"}, {"kind": "credit", "days": 30}), (60, 15, 25))[0]
    return ({"payment": payment} if payment else {}) | ({"contract": True} if actor.chance(30) else {})


def delivery_of(goods):
    return {"supplier_organisation_id": goods.supplier.organisation["id"],
            "delivery": {"county_code": "510107", "address": "测试路1号", "contact": "测试"}, "requested_delivery_date": goods.delivery_day.isoformat()}


def order_document(actor, buyer):
    offers = actor.goods.hot(actor.random, actor.random.choice((1, 1, 2, 3, 5, 8)))
    lines = [some_line(actor, buyer, each) | ({"delivery_week": actor.goods.week} if actor.chance(AHEAD_PER_CENT) else {}) for each in offers]
    if actor.chance(TOUR_PER_CENT):
        lines.append(some_line(actor, buyer, actor.goods.tour))
    return delivery_of(actor.goods) | {"lines": lines} | some_terms(actor)


def place(actor):
    buyer = actor.random.choice(BUYERS)
    order = ask_for(actor, actor.client, actor.account(buyer), PATH, order_document(actor, buyer), actor.key())
    if order and actor.chance(READ_BACK_PER_CENT):
        read_back(actor, order)


def ask_for(actor, client, account, path, document, key, apart=False):
    """Answers the order, if there is one."""
    actor.record.asked(key)
    answer = client.post(account, path, document, key)
    if answer.done:
        return actor.record.placed((key, path, document), account, answer, apart)
    actor.record.refused(key)
    learn_price(actor, answer)
    return None


def learn_price(actor, answer):
    if answer.code == "offer-changed":
        actor.goods.prices[answer.json["offer_id"]] = int(answer.json["offer_version"])


def place_twice_at_once(actor):
    """The same key on two connections at the same time: one order, the same bytes."""
    account, document, key = actor.account("school"), order_document(actor, "school"), actor.key()
    at_once(actor, lambda client, key: ask_for(actor, client, account, PATH, document, key), (key, key))


def hoard(actor):
    """Much of one product, at times by two at once: beyond the cap nothing is held for a house that has confirmed nothing."""
    offer, buyer = actor.goods.hot(actor.random, 1)[0], actor.random.choice(("school", "agency"))
    line = {"offer_id": offer["id"], "offer_version": actor.goods.prices[offer["id"]], "quantity": actor.random.randint(HOLD_CAP // 4, HOLD_CAP)}
    document = delivery_of(actor.goods) | {"lines": [line]}
    if actor.chance(AT_ONCE_PER_CENT):
        at_once(actor, lambda client, key: ask_for(actor, client, actor.account(buyer), PATH, document, key), (actor.key(), actor.key()))
    else:
        ask_for(actor, actor.client, actor.account(buyer), PATH, document, actor.key())


def at_once(actor, ask, keys):
    """On two connections at the same time."""
    other = Client(actor.client.address, actor.record)
    second = threading.Thread(target=actor.record.watched, args=(lambda: ask(other, keys[1]),))
    second.start()
    ask(actor.client, keys[0])
    second.join()
    other.hang_up()


def read_back(actor, order):
    shown = actor.read(order.account, f"{PATH}/{order.id}")
    actor.record.read_back(order, shown is not None and shown["id"] == order.id)


@of_an_order()
def ask_for_again(actor, order):
    if not order.asked:
        return
    key, path, document = order.asked
    answer = actor.client.post(order.account, path, document, key)
    if answer.done:
        actor.record.placed(order.asked, order.account, answer)
    else:
        actor.record.fault("a known key is refused", f"{key}: {answer.status} {answer.body}")


@of_an_order()
def ask_for_other_goods(actor, order):
    if not order.asked:
        return
    key, path, document = order.asked
    if "lines" in document:
        document = document | {"lines": [line | {"quantity": line["quantity"] + 1} for line in document["lines"]]}
    else:
        document = document | {"contract": not document.get("contract", False)}
    actor.refused_for_its_key(order.account, path, document, key)


@of_an_order("placed")
def confirm(actor, order):
    actor.change(actor.seller(order), order, "confirmation")


@of_an_order("placed")
def confirm_with_others(actor, order):
    """Some lines are replaced, at times against what the buyer allows. Nothing to put in their place: as they are."""
    allowed = [each for each in order.lines if each.get("substitutes")] or order.lines
    lines = actor.random.sample(allowed, min(len(allowed), actor.random.randint(1, 2)))
    ordered = {each["offer_id"] for each in order.lines}
    others = [each for each in actor.goods.offers_of(actor.seller(order)) if each["id"] not in ordered or actor.chance(TWICE_PER_CENT)]
    said = [replacement_of(actor, line, offer) for line, offer in zip(lines, actor.random.sample(others, min(len(others), len(lines))))]
    answer = actor.change(actor.seller(order), order, "confirmation", {"replacements": said} if said else None)
    if not answer.done:
        learn_price(actor, answer)


def replacement_of(actor, line, offer):
    return {"line_id": line["id"], "offer_id": offer["id"], "offer_version": actor.goods.prices[offer["id"]], "reason": "断货"}


@of_an_order("placed", "submitted", "contracting")
def cancel_as_buyer(actor, order):
    actor.change(order.buyer, order, "cancellation", {"reason": "不要了"})


@of_an_order("placed", "confirmed", "contracting")
def cancel_as_supplier(actor, order):
    actor.change(actor.seller(order), order, "cancellation", {"reason": "缺货"})


@of_an_order("submitted")
def approve(actor, order):
    said = {"decision": "refuse", "comment": "太贵"} if actor.chance(20) else {"decision": "approve"}
    actor.change("approver" if actor.chance(85) else "agency", order, "approvals", said)


@of_an_order("accepted", "partly_accepted", "short_closed", "closed")
def rate(actor, order):
    actor.change(order.buyer, order, "rating", {"stars": actor.random.randint(1, 5)})


def look_around(actor):
    account = actor.random.choice(("school", "agency", "cooperative"))
    for path in (f"{PATH}?limit=20", "/v1/budgets" if account != "cooperative" else "/v1/stock"):
        answer = actor.client.get(actor.account(account), path)
        if answer.status != 200:
            actor.record.fault("a list cannot be read", f"{account} {path}: {answer.status} {answer.body}")
