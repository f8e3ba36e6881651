"""Windows and agreements: what sections want, what was paid, allocated and handed over."""

import collections

from .orders import pages


def compare(client, record):
    for window in list(record.things["window"].values()):
        compare_window(window, client.get(window.account, window.path).json, record)
    for agreement in list(record.things["agreement"].values()):
        shown = client.get(agreement.account, agreement.path).json
        if shown.get("version", 0) < agreement.document["version"]:
            record.fault("an agreement is gone or went back", f"{agreement.path}: clients were told {agreement.document}, there is {shown}")
            continue
        compare_line(agreement, shown["lines"][0], record)
        compare_shares(client, agreement, shown["lines"][0], record)
        compare_money(client, agreement, shown["lines"][0], record)


def compare_window(window, shown, record):
    told = collections.Counter()
    for each in window.intents.values():
        told[each["section"]] += each["quantity"]
    stands = {each["section"]: each["quantity"] for each in shown.get("sections", []) if each["quantity"]}
    if stands != dict(told) or window.closed and shown["status"] != "closed":
        record.fault("what sections want", f"{window.path}: clients were told {dict(told)}, there is {shown}")


def compare_line(agreement, line, record):
    told = sums_of(agreement.prepayments) + sums_of(agreement.repayments)
    handed = {each["section"]: each["delivered_quantity"] for each in line["sections"] if each["delivered_quantity"]}
    stands = tuple(line[each] for each in ("prepaid_recorded_fen", "prepaid_confirmed_fen", "repaid_recorded_fen", "repaid_confirmed_fen"))
    record.count("there: money of agreements that went back", int(line["repaid_confirmed_fen"] > 0))
    if (stands, handed) != (told, dict(agreement.handed)):
        record.fault("what was paid and handed over of an agreement",
                     f"{agreement.path}: clients were told {told}, {dict(agreement.handed)}, there is {line}")


def sums_of(payments):
    return sum(each["amount_fen"] for each in payments.values()), sum(each["amount_fen"] for each in payments.values() if each["confirmed_at"])


def compare_shares(client, agreement, line, record):
    shares = sum(each["quantity"] for each in pages(client, agreement.account, f"{agreement.path}/allocations")) if agreement.allocated else 0
    if agreement.allocated and shares != line["quantity"]:
        record.fault("what households were allocated", f"{agreement.path}: {shares} of {line}")


def compare_money(client, agreement, line, record):
    """What is taken back of it, below zero, is worth what the boxes cost; what is neither taken back nor handed over is still to come."""
    back = client.get(agreement.account, f"{agreement.path}/reversals").json["data"]
    record.count("there: reversals of agreements", len(back))
    handed = sum(each["delivered_quantity"] for each in line["sections"])
    reversed_boxes = sum(each["quantity"] for each in back)
    if line["amount_fen"] != line["quantity"] * line["unit_price_fen"] or handed - reversed_boxes > line["quantity"] or any(
            each["amount_fen"] != each["quantity"] * line["unit_price_fen"] for each in back):
        record.fault("what an agreement costs", f"{agreement.path}: {back} taken back of {line}")
