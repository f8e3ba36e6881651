"""Requests for quotation: sealed until their deadline, opened, awarded, ordered by once."""

import datetime
import threading

from ..client import Client
from ..demand_books import Quotation
from ..goods import UNIT_G
from .orders import PATH, ask_for, delivery_of

SUPPLIERS = ("cooperative", "neighbour")
SECONDS_MAX = 4.0
EARLY_PER_CENT, WITHDRAWN_PER_CENT, WRONG_PER_CENT = 20, 10, 5
GIVEN_UP_PER_CENT, AT_ONCE_PER_CENT, BOTH_PER_CENT = 3, 30, 60


def moment(seconds):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def request(actor, buyer=None, seconds=None, lines=None):
    """Answers it."""
    buyer = buyer or actor.random.choice(("school", "agency"))
    said = {"title": "询价", "county_code": "510107", "deliver_on": actor.goods.delivery_day.isoformat(),
            "deadline": moment(seconds or actor.random.uniform(0.5, SECONDS_MAX)),
            "lines": [{"kind_zh": "苹果", "mass_g": UNIT_G * actor.random.randint(1, 4) - each} for each in range(lines or actor.random.randint(1, 2))],
            "supplier_organisation_ids": list(actor.goods.suppliers.values())}
    answer = actor.effect(buyer, "/v1/quotations", said)
    return actor.record.keep(Quotation(buyer, actor.account(buyer), answer.json)) if answer.done else None


def quote(actor):
    quotation = actor.record.some_thing(actor.random, "quotation", lambda each: each.document["status"] == "collecting")
    if not quotation:
        return
    first = actor.random.choice(SUPPLIERS)
    say(actor, quotation, first)
    if actor.chance(BOTH_PER_CENT):
        say(actor, quotation, next(each for each in SUPPLIERS if each != first))


def say(actor, quotation, supplier):
    if supplier in quotation.standing_quotes() and actor.chance(WITHDRAWN_PER_CENT):
        answer = actor.effect(supplier, f"{quotation.path}/quote-withdrawal", None)
        if answer.done:
            quotation.quoted(supplier, own_quote(actor, supplier, answer.json), None)
        return
    goods = actor.goods.some_of(supplier, actor.random, len(quotation.document["lines"]))
    prices = [actor.random.randint(5_000, 7_000) for _ in goods]
    hand_in(actor, quotation, supplier, goods, prices, actor.random.choice((0, 999, 12_000)), wrong=actor.chance(WRONG_PER_CENT))


def hand_in(actor, quotation, supplier, goods, prices, freight, wrong=False):
    lines = [{"line_number": asked["line_number"], "product_id": offer["product_id"], "unit_price_fen": price,
              "quantity": -(-asked["mass_g"] // UNIT_G) + wrong} for asked, offer, price in zip(quotation.document["lines"], goods, prices)]
    answer = actor.effect(supplier, f"{quotation.path}/quote", {"lines": lines, "freight_fen": freight})
    if answer.done:
        quotation.quoted(supplier, own_quote(actor, supplier, answer.json), (freight, tuple(tuple(sorted(each.items())) for each in lines)))
    return answer.done


def own_quote(actor, supplier, document):
    """A supplier sees its own quote alone, and not who else is asked."""
    if len(document["quotes"]) != 1 or document["quotes"][0]["supplier_organisation_id"] != actor.goods.suppliers[supplier] or document["supplier_organisation_ids"]:
        actor.record.fault("a supplier saw what others quote", f"{supplier}: {document}")
    return document["quotes"][0]


def go_on(actor):
    quotation = actor.record.some_thing(actor.random, "quotation", lambda each: each.document["status"] not in ("ordered", "given_up"))
    shown = look(actor, quotation) if quotation else None
    if not shown:
        return
    if actor.chance(GIVEN_UP_PER_CENT):
        change(actor, quotation, quotation.buyer, "abandonment", {"reason": "不办了"})
    elif shown["status"] == "collecting":
        open_or_extend(actor, quotation, shown)
    elif shown["status"] == "opened":
        award(actor, quotation, shown)
    elif shown["status"] == "awarded":
        order(actor, quotation, shown)


def look(actor, quotation):
    """What its buyer sees: of quotes nothing before they are opened, and that is not before the deadline."""
    shown = actor.read(quotation.account, quotation.path)
    if shown:
        quotation.told(shown)
        if shown["quotes"] and not shown["opened_at"]:
            actor.record.fault("a sealed quote was shown", f"{shown}")
        if shown["opened_at"] and shown["opened_at"] < shown["deadline"]:
            actor.record.fault("quotes were opened before the deadline", f"{shown}")
    return shown


def change(actor, quotation, account, action, said):
    answer = actor.effect(account, f"{quotation.path}/{action}", said)
    if answer.done:
        quotation.told(answer.json)
    return answer


def open_or_extend(actor, quotation, shown):
    if shown["deadline"] > moment(0) and not actor.chance(EARLY_PER_CENT):
        return
    if change(actor, quotation, quotation.buyer, "opening", None).done:
        look(actor, quotation)
    elif actor.chance(60):
        change(actor, quotation, quotation.buyer, "extension", {"deadline": moment(actor.random.uniform(0.5, SECONDS_MAX))})


def awarder(quotation):
    """Where orders are approved, whoever asked does not award."""
    return "approver" if quotation.buyer == "agency" else quotation.buyer


def award(actor, quotation, shown):
    account = awarder(quotation) if actor.chance(90) else quotation.buyer
    chosen = actor.random.choice(shown["quotes"])["supplier_organisation_id"]
    change(actor, quotation, account, "award", {"supplier_organisation_id": chosen, "reason": "距离近"})


def order(actor, quotation, shown, apart=False):
    """By the award; sometimes two ask at once, with keys of their own: one order."""
    document = order_document(actor, shown)
    second = None
    if not apart and actor.chance(AT_ONCE_PER_CENT):
        other, key = Client(actor.client.address, actor.record), actor.key()
        second = threading.Thread(target=actor.record.watched, args=(lambda: ask_for(actor, other, quotation.account, PATH, document, key),))
        second.start()
    made = ask_for(actor, actor.client, quotation.account, PATH, document, actor.key(), apart)
    if second:
        second.join()
        other.hang_up()
    look(actor, quotation)
    return made


def order_document(actor, shown):
    won = next(each for each in shown["quotes"] if each["supplier_organisation_id"] == shown["winner_organisation_id"])
    lines = []
    for each in won["lines"]:
        offer = actor.goods.offer_of[each["product_id"]]
        lines.append({"offer_id": offer, "offer_version": actor.goods.prices[offer], "quantity": each["quantity"]})
    return delivery_of(actor.goods) | {"supplier_organisation_id": shown["winner_organisation_id"], "requested_delivery_date": shown["deliver_on"],
                                       "quotation_id": shown["id"], "lines": lines}
