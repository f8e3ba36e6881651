"""Complaints: each once and no other; what they gave back of an order, and of the lines that they name, is what they ended with."""

import collections

from .orders import pages


def compare(client, goods, listed, record):
    record.complaints_shown = read(client, goods, record)
    told = {each.document["id"] for each in record.things["complaint"].values()}
    times = collections.Counter(each["id"] for each in record.complaints_shown)
    for each in record.complaints_shown:
        record.count(f"there: complaints {each['status']}{' by lines' if each['lines'] else ''}")
        if each["id"] not in told or times[each["id"]] > 1:
            record.fault("a complaint that nobody was told of", f"{each}")
    for each in told - set(times):
        record.fault("an acknowledged complaint is not in the lists", each)
    compare_orders(listed, record)


def read(client, goods, record):
    """As their buyers see them."""
    return [each for buyer in goods.organisations for each in pages(client, goods.accounts_of[buyer], "/v1/complaints")]


def compare_orders(listed, record):
    granted, named = collections.Counter(), collections.Counter()
    for each in record.complaints_shown:
        granted[each["order_id"]] += each["refund_fen"] or 0
        for line in each["lines"]:
            named[line["line_id"]] += line["refund_fen"] or 0
    for order in [each for each in record.orders.values() if each.id in listed]:
        shown = listed[order.id][0]
        if shown["refund_granted_fen"] != granted[order.id]:
            record.fault("what complaints gave back of an order", f"{order.id}: complaints ended with {granted[order.id]}, there is {shown}")
        compare_lines(order, granted[order.id], named, record)


def compare_lines(order, granted, named, record):
    """Each got what complaints about it gave back; more only where there are some about the whole order."""
    of_lines = {each["id"]: named[each["id"]] for each in order.shown_lines}
    others = granted - sum(of_lines.values())
    for each in order.shown_lines:
        got = each.get("refunded_fen", 0)
        if not of_lines[each["id"]] <= got <= of_lines[each["id"]] + others:
            record.fault("what a line got back", f"{order.id}: complaints gave {of_lines}, and {others} of the whole order, there is {each}")
