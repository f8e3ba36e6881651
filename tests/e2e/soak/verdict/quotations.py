"""Requests for quotation: every quote that stood is there as it was said, no other, and an award became one order at most."""

import collections

from .versions import still_there


def compare(client, goods, listed, record):
    ordered = collections.defaultdict(set)
    for shown in listed.values():
        ordered[shown[0]["quotation_id"]].add(shown[0]["id"])
    for quotation in list(record.things["quotation"].values()):
        shown = still_there(client, quotation, record)
        if not shown:
            continue
        told = {order.id for order in record.orders.values() if order.award == shown["id"]}
        if ordered[shown["id"]] != told or told != ({shown["order_id"]} - {None}):
            record.fault("an award did not become one order", f"clients were told {told}, lists show {ordered[shown['id']]}, there is {shown}")
        compare_quotes(client, goods, quotation, shown, record)
        record.count(f"there: quotations {shown['status']}")
        if (shown["opened_at"] is None) != (shown["quotes"] == []) or shown["opened_at"] and shown["opened_at"] < shown["deadline"]:
            record.fault("quotes were not sealed until the deadline", f"{shown}")


def compare_quotes(client, goods, quotation, shown, record):
    """As its suppliers see their own, sealed or not; opened, as the buyer sees them."""
    told = quotation.standing_quotes()
    owns = {name: client.get(goods.accounts_of[name], quotation.path).json["quotes"] for name in goods.suppliers}
    stand = {name for name, own in owns.items() if len(own) == 1 and own[0]["submitted_at"]}
    if stand != set(told):
        record.fault("quotes that stand", f"{quotation.path}: clients were told {told}, there is {owns}")
    names = {organisation: name for name, organisation in goods.suppliers.items()}
    opened = {names[each["supplier_organisation_id"]]: content_of(each) for each in shown["quotes"] if each["lines"]}
    if shown["opened_at"] and opened != told:
        record.fault("a quote says otherwise", f"{quotation.path}: clients were told {told}, there is {opened}")


def content_of(quote):
    said = ("line_number", "product_id", "quantity", "unit_price_fen")
    return quote["sum"]["freight_fen"], tuple(tuple(sorted((name, line[name]) for name in said)) for line in quote["lines"])
