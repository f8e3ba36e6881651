"""Payments that are due: what is left to pay of an accepted order is a task of its buyer, told once and open until all is paid."""

import collections

from .. import machines
from .orders import pages

# Up to which entry of the orders' journal the gateway has told, and which is the last.
UNHEARD = """SELECT COUNT(*) FROM chuanpin_gateway.feed_cursor
WHERE feed LIKE '%orders' AND seq < (SELECT COALESCE(MAX(seq), 0) FROM chuanpin_orders.journal)"""


def compare(client, goods, listed, record):
    machines.wait_for(lambda: machines.sql(UNHEARD).split() == ["0"], machines.QUIET_SECONDS, "notices are not told")
    tasks = collections.defaultdict(list)
    for buyer in goods.organisations:
        for each in pages(client, goods.accounts_of[buyer], "/v1/notices"):
            if each["kind"] == "pay-order":
                tasks[each["about_id"]].append(each["state"])
    for shown in [each[0] for each in listed.values()]:
        left = max(shown["owed_fen"] - shown["paid_recorded_fen"], 0) if shown["payment_due_on"] else 0
        told = tasks[shown["id"]]
        if len(told) > 1 or ("open" in told) != (left > 0):
            record.fault("a payment that is due is not a task once", f"{told}: {left} left of {shown}")
