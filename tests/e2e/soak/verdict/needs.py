"""Needs and fills: what is committed is what ordered shares give, never above what is wanted; each share is one order's line, once."""

import collections
import datetime

from ..demand_books import Fill
from ..operations.orders import PATH
from .versions import still_there


def learn(client, record):
    """Orders of commitments that were refused half way, and what was proposed next, which nobody has looked at yet."""
    waiting = list(record.things["fill"].values())
    while waiting:
        fill = waiting.pop()
        answer = client.get(fill.account, fill.path)
        fill.shown = answer.json if answer.status == 200 else None
        if not fill.shown:
            record.fault("an acknowledged fill is not there", f"{fill.path}: {answer.status} {answer.body}")
            continue
        for order in {each["order_id"] for each in fill.shown["shares"] if each["order_id"]} - set(record.orders):
            found = client.get(fill.account, f"{PATH}/{order}")
            if found.status == 200:
                record.came_about(fill.buyer, fill.account, found.json)
        following = fill.shown["next_fill_id"]
        if following and f"/v1/need-fills/{following}" not in record.things["fill"]:
            waiting.append(record.keep(Fill(fill.buyer, fill.account, {"id": following})))


def compare(client, listed, record):
    given, used = collections.Counter(), {}
    for fill in [each for each in record.things["fill"].values() if each.shown]:
        compare_told(fill, record)
        for share in fill.shown["shares"]:
            if share["status"] == "ordered":
                given[share["need_id"]] += share["amount"]
            record.count(f"there: shares {share['status']}")
            if share["order_id"]:
                compare_share(share, listed.get(share["order_id"], []), used, record)
                compare_week(share, fill.shown["shares"], record.orders.get(share["order_id"]), record)
    for need in list(record.things["need"].values()):
        shown = still_there(client, need, record)
        if shown and not given[shown["id"]] == shown["committed"] <= shown["wanted"]:
            record.fault("what is committed of a need", f"ordered shares give {given[shown['id']]} of {shown}")


def compare_told(fill, record):
    there = {each["number"]: each["order_id"] for each in fill.shown["shares"] if each["order_id"]}
    if any(there.get(number) != order for number, order in fill.ordered.items()) or fill.settled and not fill.shown["settled_at"]:
        record.fault("shares of a fill", f"{fill.path}: clients were told {fill.ordered}, there is {fill.shown}")


def compare_share(share, shown, used, record):
    """Of one supplier's order there is a line for each share of its; a released one was cancelled."""
    first = used.setdefault((share["order_id"], share["product_id"], share["ahead"]), share)
    fine = len(shown) == 1 and first is share and shown[0]["supplier_organisation_id"] == share["supplier_organisation_id"]
    if not fine or share["status"] == "released" and shown[0]["status"] != "cancelled":
        record.fault("a share is not one order", f"{share}: {shown}")


def compare_week(share, shares, order, record):
    """What was in stock is no line ahead; what was not is one, of the week of the order's day and of all that the share gives."""
    ahead = [each["quantity"] for each in shares if each["ahead"] and (each["order_id"], each["product_id"]) == (share["order_id"], share["product_id"])]
    lines = [each for each in (order.shown_lines if order else []) if each["product_id"] == share["product_id"] and each.get("delivery_week")]
    week = "{}-W{:02}".format(*datetime.date.fromisoformat(order.day).isocalendar()) if order else None
    record.count("there: shares ahead", share["ahead"])
    if [(each["delivery_week"], each["quantity"]) for each in lines] != [(week, quantity) for quantity in ahead]:
        record.fault("a share is not a line of its week", f"{share}: {order and order.shown_lines}")
