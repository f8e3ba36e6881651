"""Stock: on hand is what was put in, less what orders took, and what came back; reserved is what orders hold. Services have none."""

import collections

from .orders import pages

HELD = {"submitted", "placed", "contracting", "confirmed", "partly_shipped"}


def compare(client, goods, listed, record):
    expected, reserved = collections.Counter(record.on_hand), collections.Counter()
    for order in list(record.orders.values()):
        status = listed[order.id][0]["status"] if order.id in listed else order.status
        for line in order.lines:
            shipped = order.shipped(line)
            expected[line["product_id"]] -= shipped
            reserved[line["product_id"]] += line["quantity"] - shipped if status in HELD else 0
    for (product, _, _), waits in record.waiting.items():
        reserved[product] -= waits
    if client.get(goods.accounts_of["cooperative"], f"/v1/stock?product_id={goods.tour['product_id']}").json["data"]:
        record.fault("a service stands in a warehouse", goods.tour["product_id"])
    owners = dict.fromkeys(goods.products, "cooperative") | dict.fromkeys(goods.neighbour.products, "neighbour")
    for product, owner in owners.items():
        levels = list(pages(client, goods.accounts_of[owner], f"/v1/stock?product_id={product}"))  # also in dozens of stations
        for name, told in (("on_hand", expected[product]), ("reserved", reserved[product])):
            stands = sum(each[name] for each in levels)
            if stands != told:
                record.fault(f"{name.replace('_', ' ')} of a product", f"{product}: clients were told {told}, {stands} stands")
