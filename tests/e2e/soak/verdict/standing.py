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
                compare_order(each, listed.get(each["order_id"], []), used.setdefault(each["order_id"], each), record)
            if shown and each["day"] > shown["decided_through"]:
                record.fault("a day is ahead of its standing order", f"{each} {shown}")


def compare_order(day, shown, first, record):
    if len(shown) != 1 or shown[0]["requested_delivery_date"] != day["day"] or first is not day:
        record.fault("a day is not one order for that day", f"{day}, as {first}: {shown}")
