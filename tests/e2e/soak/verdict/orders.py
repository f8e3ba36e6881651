"""Orders: each one that was told of is there once, with all that was told of it."""

import collections


def pages(client, account, path):
    """Every entry of a list. `path` may ask for something."""
    cursor, asked = "", f"{path}{'&' if '?' in path else '?'}limit=100"
    while True:
        page = client.get(account, f"{asked}{cursor}").json
        yield from page["data"]
        if not page["has_more"]:
            return
        cursor = f"&cursor={page['next_cursor']}"


def replay_known_keys(client, record):
    for order in [each for each in record.orders.values() if each.asked]:
        key, path, document = order.asked
        answer = client.post(order.account, path, document, key)
        if answer.body != order.body:
            record.fault("a known key is told otherwise", f"{key}: {order.body} and in the end {answer.status} {answer.body}")


def read_lists(client, goods):
    """All orders of each buyer, as its lists show them."""
    found = collections.defaultdict(list)
    for buyer in ("school", "agency"):
        for each in pages(client, goods.accounts_of[buyer], "/v1/orders"):
            found[each["id"]].append(each)
    return found


def compare(client, listed, record):
    for order in list(record.orders.values()):
        shown = listed.get(order.id, [])
        if len(shown) != 1:
            record.fault("an acknowledged order is not there once", f"{order.id} stands {len(shown)} times in the lists")
            continue
        compare_head(order, shown[0], record)
        compare_payments(client, order, shown[0], record)
        compare_refunds(client, order, shown[0], record)
        compare_lines(client, order, record)
        compare_signatures(client, order, record)
    for unknown in set(listed) - set(record.orders):
        record.fault("an order that nobody was told of", f"{unknown} {listed[unknown]}")


def compare_head(order, shown, record):
    missing = [mark for mark in order.marks if shown[mark] is None]
    if missing:
        record.fault("what was acknowledged of an order is gone", f"{order.id}: {missing} of {shown}")
    if shown["version"] < order.version:
        record.fault("an order went back", f"{order.id}: version {order.version} was shown, now {shown}")


def compare_payments(client, order, shown, record):
    recorded = sum(each["amount_fen"] for each in order.payments.values())
    confirmed = sum(each["amount_fen"] for each in order.payments.values() if each["confirmed_at"])
    if (shown["paid_recorded_fen"], shown["paid_confirmed_fen"]) != (recorded, confirmed):
        record.fault("what was paid of an order", f"{order.id}: clients were told {recorded} and {confirmed} confirmed, there is {shown}")
    if order.payments:
        there = {each["id"]: each["amount_fen"] for each in pages(client, order.account, f"/v1/orders/{order.id}/payments")}
        if there != {each: payment["amount_fen"] for each, payment in order.payments.items()}:
            record.fault("payments of an order", f"{order.id}: clients were told {order.payments}, there is {there}")


def compare_refunds(client, order, shown, record):
    """Each that was acknowledged, once; never more than was paid beyond what is owed."""
    record.count("there: refunds", len(order.refunds))
    told = {each: (refund["amount_fen"], refund["confirmed_at"] is not None) for each, refund in order.refunds.items()}
    there = {each["id"]: (each["amount_fen"], each["confirmed_at"] is not None)
             for each in pages(client, order.account, f"/v1/orders/{order.id}/refunds")} if told or shown["refund_recorded_fen"] else {}
    if set(told) - set(there):
        record.fault("an acknowledged refund is not there", f"{order.id}: clients were told {told}, there is {there}")
    if there != told or (shown["refund_recorded_fen"], shown["refund_confirmed_fen"]) != sums_of(told):
        record.fault("what was paid back of an order", f"{order.id}: clients were told {told}, there is {there} of {shown}")
    if shown["refund_recorded_fen"] > max(shown["paid_confirmed_fen"] - shown["owed_fen"], 0):
        record.fault("more is paid back than was owed back", f"{order.id}: {shown}")


def sums_of(told):
    return sum(amount for amount, _ in told.values()), sum(amount for amount, confirmed in told.values() if confirmed)


def compare_lines(client, order, record):
    shown = client.get(order.account, f"/v1/orders/{order.id}").json
    order.shown_lines = shown.get("lines", [])
    record.count("there: replacements", len(order.replacements))
    if (shown.get("replacements", []), [each["id"] for each in shown.get("lines", [])]) != (order.replacements, [each["id"] for each in order.lines]):
        record.fault("what was replaced of an order", f"{order.id}: clients were told {order.replacements} and {order.lines}, there is {shown}")
    for line in shown.get("lines", []):
        told = [order.shipped(line), order.accepted(line), order.returned[line["id"]]]
        stands = [line["shipped_quantity"], line["accepted_quantity"] or 0, line["returned_quantity"]]
        if told != stands:
            record.fault("shipped, accepted, returned of a line", f"{order.id}: clients were told {told}, there is {line} of {shown}")


def compare_signatures(client, order, record):
    if not order.signatures:
        return
    contract = client.get(order.account, f"/v1/orders/{order.id}/contract").json
    there = {(number, each["side"], each["text_sha256"]) for number, what in enumerate([contract, *contract.get("addenda", [])])
             for each in what.get("signatures", [])}
    if there != order.signatures:
        record.fault("signatures of a contract", f"{order.id}: clients were told {order.signatures}, there is {there}")


def compare_credit(client, goods, listed, record):
    """What is taken up of a credit is what confirmed orders on credit owe and nobody has paid."""
    organisations = {goods.organisations[each]: each for each in ("school", "agency")}
    for limit in pages(client, goods.accounts_of["cooperative"], "/v1/credit-limits"):
        if limit["buyer_organisation_id"] not in organisations:
            continue
        supplier = limit["supplier_organisation_id"]
        used = sum(max(each["owed_fen"] - each["paid_confirmed_fen"], 0) for shown in listed.values() for each in shown
                   if each["payment_kind"] == "credit" and each["confirmed_at"] and each["supplier_organisation_id"] == supplier
                   and each["buyer_organisation_id"] == limit["buyer_organisation_id"])
        if limit["used_fen"] != used:
            record.fault("what is taken up of a credit", f"{limit}: orders owe {used}")
