"""Long-term contracts: each acknowledged call-off once, and of a period what its orders take that were not cancelled."""

import collections

from .orders import pages
from .versions import still_there


def compare(client, listed, record):
    called = collections.defaultdict(list)
    for order in list(record.orders.values()):
        if order.asked:
            called[order.asked[1]].append(order)
    for contract in list(record.things["supply contract"].values()):
        shown = still_there(client, contract, record)
        if not shown:
            continue
        compare_signatures(contract, shown, record)
        compare_call_offs(client, contract, called[contract.calls], record)
        for period in shown["periods"]:
            taken = sum(line["quantity"] for order in called[contract.calls] if period["from"] <= order.day <= period["to"]
                        for line in order.lines if not is_cancelled(order, listed))
            if not taken == period["called_off_quantity"] <= period["quantity"]:
                record.fault("what was called off of a period", f"{contract.path}: orders take {taken} of {period}")


def is_cancelled(order, listed):
    return order.id in listed and listed[order.id][0]["status"] == "cancelled"


def compare_signatures(contract, shown, record):
    there = {(each["side"], each["text_sha256"]) for each in shown["signatures"]}
    if there != contract.signatures or (shown["in_force_at"] is not None) != (len(there) == 2):
        record.fault("signatures of a long-term contract", f"{contract.path}: clients were told {contract.signatures}, there is {shown}")


def compare_call_offs(client, contract, orders, record):
    record.count("there: call-offs", len(orders))
    there = collections.Counter((each["order_id"], each["quantity"]) for each in pages(client, contract.account, contract.calls))
    told = collections.Counter((order.id, order.lines[0]["quantity"]) for order in orders)
    if there != told:
        record.fault("call-offs of a long-term contract", f"{contract.path}: clients were told {told}, there is {there}")
