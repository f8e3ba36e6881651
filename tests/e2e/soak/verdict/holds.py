"""The cap on holds: of no product a house holds more than that without a confirmation, besides what came of a harvest that it waited for."""

import collections

from .. import machines
from ..goods import HOLD_CAP

OPEN = ("submitted", "placed")
BEYOND = f"""SELECT HEX(o.buyer_organisation_id), HEX(l.product_id), SUM(l.quantity) FROM purchase_order o JOIN purchase_order_line l USING (order_id)
WHERE o.status IN ('submitted', 'placed') AND l.delivery_week IS NULL AND l.unit_net_mass_g > 0
GROUP BY o.buyer_organisation_id, l.product_id HAVING SUM(l.quantity) > {HOLD_CAP}"""


def look(record):
    """At any moment."""
    for line in machines.sql(BEYOND).splitlines():
        record.fault("a house holds more than it may, in the middle", line)


def compare(listed, record):
    held = collections.Counter()
    for order in [each for each in record.orders.values() if each.id in listed and listed[each.id][0]["status"] in OPEN]:
        for line in order.shown_lines:
            if not line.get("delivery_week") and line["unit_net_mass_g"]:
                held[order.buyer, line["product_id"]] += line["quantity"]
    record.count("there: holds at the cap", sum(each == HOLD_CAP for each in held.values()))
    record.count("there: holds near the cap", sum(each > HOLD_CAP * 3 // 4 for each in held.values()))
    for (buyer, product), quantity in held.items():
        if quantity > HOLD_CAP:
            record.fault("a house holds more than it may", f"{buyer} {quantity} of {product}")
