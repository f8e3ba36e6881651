"""Standing orders: each delivery day once, as it was told first, with one order of its own for that day."""

from ..operations.orders import PATH
from .orders import pages
from .versions import still_there


def learn(client, record):
    """Orders of days that no client has looked at yet are orders as any."""
    for standing in list(record.things["standing order"].values()):
        standing.shown = list(pages(client, standing.account, f"{standing.path}/days"))
        for each in standing.shown:
            if each["order_id"] and each["order_id"] not in record.orders:
                found = client.get(standing.account, f"{PATH}/{each['order_id']}")
                if found.status == 200:
                    record.came_about(standing.buyer, standing.account, found.json)


def compare(client, listed, record):
    used = {}
    for standing in list(record.things["standing order"].values()):
        shown = still_there(client, standing, record)
        there = {each["day"]: each for each in standing.shown}
        if len(there) != len(standing.shown) or any(there.get(day) != told for day, told in standing.days.items()):
            record.fault("days of a standing order", f"{standing.path}: clients were told {standing.days}, there is {standing.shown}")
        for each in standing.shown:
            record.count(f"there: standing days {each['outcome']}")
            if each["order_id"]:
                compare_plan(standing, each, record)
                compare_order(each, listed.get(each["order_id"], []), used.setdefault(each["order_id"], each), record)
            if shown and each["day"] > shown["decided_through"]:
                record.fault("a day is ahead of its standing order", f"{each} {shown}")


def compare_plan(standing, day, record):
    """What was ordered and what was left out of it is what is planned of every day; whole where it may not be in part."""
    ordered = {line["offer_id"]: line["quantity"] for line in record.orders[day["order_id"]].lines} if day["order_id"] in record.orders else {}
    skipped = {line["offer_id"]: line["quantity"] for line in day["skipped"]}
    planned = {line["offer_id"]: line["quantity"] for line in standing.document["lines"]}
    record.count("there: standing days in part", bool(skipped))
    if ordered | skipped != planned or ordered.keys() & skipped.keys() or skipped and not standing.document["partial"]:
        record.fault("a day is not what is planned of it", f"{standing.path}: {ordered} and without {skipped}, of {planned}")


def compare_order(day, shown, first, record):
    if len(shown) != 1 or shown[0]["requested_delivery_date"] != day["day"] or first is not day:
        record.fault("a day is not one order for that day", f"{day}, as {first}: {shown}")
