"""What must be true in the end, by the clients' own books; what they cannot see is the doctor's."""

import collections

from . import machines

REPLAYED_MAX = 300
SHIPPED = {"dispatched", "accepted", "partly_accepted"}
HELD = {"submitted", "placed", "contracting", "confirmed"}


def judge(client, goods, record, random, log):
    """Fills the record's faults."""
    machines.wait_until_quiet()
    replay_known_keys(client, record, random)
    listed = read_lists(client, goods)
    compare_orders(listed, record)
    compare_stock(client, goods, listed, record)
    record.write(log)
    for finding in machines.doctor("--quiet", "yes", "--client-log", log):
        record.fault("the doctor", finding)


def replay_known_keys(client, record, random):
    for order_id in random.sample(record.keys, min(len(record.keys), REPLAYED_MAX)):
        order = record.orders[order_id]
        key, document = order.asked
        answer = client.post(order.account, "/v1/orders", document, key)
        if answer.body != order.body:
            record.fault("a known key is told otherwise", f"{key}: {order.body} and in the end {answer.status} {answer.body}")


def read_lists(client, goods):
    """All orders of each buyer, as its lists show them, once read one by one for their lines."""
    found = collections.defaultdict(list)
    for buyer in ("school", "agency"):
        account, path = goods.accounts_of[buyer], "/v1/orders?limit=100"
        while path:
            page = client.get(account, path).json
            for each in page["data"]:
                found[each["id"]].append(each)
            path = f"/v1/orders?limit=100&cursor={page['next_cursor']}" if page["has_more"] else None
    return found


def compare_orders(listed, record):
    for order in record.orders.values():
        shown = listed.get(order.id, [])
        if len(shown) != 1:
            record.fault("an acknowledged order is not there once", f"{order.id} stands {len(shown)} times in the lists")
            continue
        missing = [mark for mark in order.marks if shown[0][mark] is None]
        if missing:
            record.fault("what was acknowledged of an order is gone", f"{order.id}: {missing} of {shown[0]}")
        if shown[0]["version"] < order.version:
            record.fault("an order went back", f"{order.id}: version {order.version} was shown, now {shown[0]}")
    for unknown in set(listed) - set(record.orders):
        record.fault("an order that nobody was told of", f"{unknown} {listed[unknown]}")


def compare_stock(client, goods, listed, record):
    """On hand: what was put in, less what orders took. Reserved: what orders hold."""
    expected, reserved = collections.Counter(record.on_hand), collections.Counter()
    for order in record.orders.values():
        status = listed[order.id][0]["status"] if order.id in listed else order.status
        for line in order.lines:
            expected[line["product_id"]] -= line["quantity"] if status in SHIPPED else 0
            reserved[line["product_id"]] += line["quantity"] if status in HELD else 0
    for product in goods.products:
        levels = client.get(goods.accounts_of["cooperative"], f"/v1/stock?product_id={product}").json["data"]
        for name, told in (("on_hand", expected[product]), ("reserved", reserved[product])):
            stands = sum(each[name] for each in levels)
            if stands != told:
                record.fault(f"{name.replace('_', ' ')} of a product", f"{product}: clients were told {told}, {stands} stands")
