"""Ahead of a harvest: what a week's lines wait for is held of it, what has come is set aside, and nothing of either is promised twice."""

import collections

from .. import machines
from .orders import pages

# Up to which entry of the catalogue's journal orders have heard; what has no place in it yet nobody has.
UNHEARD = """SELECT COUNT(*) + (SELECT COUNT(*) FROM chuanpin_catalog.journal WHERE seq IS NULL) FROM chuanpin_orders.feed_cursor
WHERE feed = 'catalog' AND seq < (SELECT COALESCE(MAX(seq), 0) FROM chuanpin_catalog.journal)"""
OWN = "/v1/my/supply-announcements"


def learn(client, record):
    """What waits of each product by its newest word: the stock that is held goes by it."""
    machines.wait_for(lambda: machines.sql(UNHEARD).split() == ["0"], machines.QUIET_SECONDS, "orders do not hear the catalogue")
    record.waiting = collections.Counter()
    for order in [each for each in record.orders.values() if any(line.get("delivery_week") for line in each.lines)]:
        for line in client.get(order.account, f"/v1/orders/{order.id}").json.get("lines", []):
            record.waiting[(line["product_id"], line.get("delivery_week"), order.supplier_id)] += line.get("waiting_quantity", 0)
            compare_line(order, line, record)


def compare_line(order, line, record):
    """Either it waits, or it has come, or it will not come any more."""
    if "delivery_week" not in line:
        return
    record.count("there: lines ahead that wait", line["waiting_quantity"] > 0)
    record.count("there: lines ahead that came", line["waiting_quantity"] + line["unmet_quantity"] < line["quantity"])
    if line["shipped_quantity"] + line["waiting_quantity"] + line["unmet_quantity"] > line["quantity"]:
        record.fault("a line ahead is promised twice", f"{order.id}: {line}")


def compare(client, goods, record):
    capacities = {(each["product_id"], each["week"], each["supplier_organisation_id"]): each
                  for supplier in goods.suppliers.values()
                  for each in pages(client, goods.accounts_of["school"], f"/v1/forward-capacity?supplier_organisation_id={supplier}")}
    for key in capacities.keys() | {each for each, waits in record.waiting.items() if waits}:
        held = capacities[key]["held_g"] if key in capacities else 0
        waits = record.waiting[key] * (capacities[key]["unit_net_mass_g"] if key in capacities else 1)
        if held != waits:
            record.fault("what is held of a week", f"{key}: lines wait for {waits} g, there is {capacities.get(key)}")
    compare_weeks(record)
    compare_free(capacities.values(), record)
    compare_announcements(client, goods, capacities, record)


def compare_weeks(record):
    """Lines that were asked for, in a draft as well, are for the weeks that they named."""
    for order in [each for each in record.orders.values() if each.asked and each.shown_lines]:
        draft = record.things["draft"].get(order.asked[1].removesuffix("/submission"))
        asked = weeks_of(draft.lines.values() if draft else order.asked[2].get("lines", []))
        record.count(f"there: {'drafts' if draft else 'call-offs' if order.asked[1].endswith('/call-offs') else 'orders'} ahead", bool(asked))
        if asked != weeks_of(order.shown_lines):
            record.fault("an order is for other weeks than was asked for", f"{order.asked[1]}: {asked}, there is {order.id} {order.shown_lines}")


def weeks_of(lines):
    return sorted((each["delivery_week"], each["quantity"]) for each in lines if each.get("delivery_week"))


def compare_free(capacities, record):
    for each in capacities:
        if each["free_g"] - each["overcommitted_g"] != each["announced_g"] - each["held_g"] or min(each["free_g"], each["overcommitted_g"]) != 0:
            record.fault("a week is not free and held", f"{each}")


def compare_announcements(client, goods, capacities, record):
    """Each that was acknowledged is there once; the last one counts."""
    there = collections.Counter()
    for each in pages(client, goods.accounts_of["cooperative"], OWN):
        there[each["id"]] += 1
        key = (each["product_id"], each["week"], each["organisation_id"])
        if not each["superseded_at"] and (key not in capacities or capacities[key]["announced_g"] != each["mass_g"]):
            record.fault("what was announced of a week", f"the catalogue says {each}, orders {capacities.get(key)}")
    for each in record.announcements:
        if there[each["id"]] != 1:
            record.fault("an acknowledged announcement is not there once", f"{each}: {there[each['id']]}")
