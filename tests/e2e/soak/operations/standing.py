"""Standing orders by school calendar: the program's clock orders their days, each of them once, whatever is changed meanwhile."""

from ..demand_books import StandingOrder
from .orders import PATH, delivery_of

LEAD_DAYS_MAX = 60
ENDED_PER_CENT, PAUSED_PER_CENT, STALE_PER_CENT = 4, 15, 6
WEEK = range(1, 8)


def open_calendar(actor, buyer):
    year = actor.goods.delivery_day.year
    said = {"name": "全年", "terms": [{"from": f"{year}-01-01", "to": f"{year}-12-31"}, {"from": f"{year + 1}-01-01", "to": f"{year + 1}-12-31"}],
            "free_days": [], "moved_days": []}
    return actor.effect(buyer, "/v1/school-calendars", said)


def plan_of(actor, calendar, offers, quantity, lead_days, mode="order", partial=False):
    """Of each offer as much, every day."""
    lines = [{"offer_id": each["id"], "offer_version": actor.goods.prices[each["id"]], "quantity": quantity} for each in offers]
    delivery = delivery_of(actor.goods)
    return {"name": "食堂", "supplier_organisation_id": delivery["supplier_organisation_id"], "calendar_id": calendar, "delivery": delivery["delivery"],
            "lead_days": lead_days, "starts_on": actor.goods.first_day, "mode": mode, "partial": partial,
            "lines": [line | {"weekday": each} for each in WEEK for line in lines]}


def open_order(actor):
    buyer = actor.random.choice(("school", "agency"))
    calendar = actor.record.some_thing(actor.random, "calendar", lambda each: each.account is actor.account(buyer))
    if not calendar or actor.chance(20):
        answer = open_calendar(actor, buyer)
        if answer.done:
            actor.record.told("calendar", f"/v1/school-calendars/{answer.json['id']}", actor.account(buyer), answer.json)
        return
    mode, partial = actor.random.choices((("draft", False), ("order", False), ("order", True)), (15, 35, 50))[0]
    offers = actor.goods.hot(actor.random, 3 if partial else 1)
    begin(actor, buyer, plan_of(actor, calendar.document["id"], offers, actor.random.randint(1, 2), actor.random.randint(0, 4), mode, partial))


def begin(actor, buyer, plan):
    answer = actor.effect(buyer, "/v1/standing-orders", plan)
    return actor.record.keep(StandingOrder(buyer, actor.account(buyer), answer.json)) if answer.done else None


def go_on(actor):
    standing = actor.record.some_thing(actor.random, "standing order", lambda each: each.document["status"] != "ended")
    if not standing:
        return
    if actor.chance(ENDED_PER_CENT):
        change(actor, standing, "ending", None)
    elif standing.document["status"] == "paused":
        change(actor, standing, "resumption", None)
    elif actor.chance(PAUSED_PER_CENT):
        change(actor, standing, "pause", None)
    else:
        look_further_ahead(actor, standing, actor.random.randint(0, 2), 1 if actor.chance(STALE_PER_CENT) else 0)


def look_further_ahead(actor, standing, more, versions_ago=0):
    """More days in advance: as many more fall due at once."""
    known = standing.document
    said = {name: known[name] for name in ("name", "supplier_organisation_id", "calendar_id", "starts_on", "mode", "partial", "delivery")}
    said |= {"lead_days": min(known["lead_days"] + more, LEAD_DAYS_MAX), "lines": [renewed(actor, each) for each in known["lines"]]}
    return change(actor, standing, "changes", said, f'"{known["id"]}-{known["version"] - versions_ago}"')


def renewed(actor, line):
    """At the offer's newest version."""
    return {"weekday": line["weekday"], "offer_id": line["offer_id"], "offer_version": actor.goods.prices[line["offer_id"]], "quantity": line["quantity"]}


def change(actor, standing, action, said, if_match=None):
    answer = actor.effect(standing.account, f"{standing.path}/{action}", said, if_match)
    if answer.done:
        standing.told(answer.json)
    return answer.done


def look(actor, standing=None, apart=False):
    """What became of its newest days; their orders go on as any."""
    standing = standing or actor.record.some_thing(actor.random, "standing order")
    page = actor.read(standing.account, f"{standing.path}/days?limit=20") if standing else None
    if not page:
        return
    for before, now in standing.decided(page["data"]):
        actor.record.fault("a day of a standing order was told otherwise", f"{standing.path}: {before} and then {now}")
    for each in page["data"]:
        if each["order_id"] and each["order_id"] not in actor.record.orders:
            actor.record.came_about(standing.buyer, standing.account, actor.read(standing.account, f"{PATH}/{each['order_id']}"), apart)
