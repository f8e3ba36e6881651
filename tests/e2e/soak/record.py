"""What all clients asked and were told: the log for the doctor, and the books that the marketplace must come to in the end."""

import collections
import hashlib
import json
import sys
import threading
import traceback

from .books import Agreement, Draft, Lot, Order, Thing, Window
from .goods import WAREHOUSES
from .ids import hexadecimal

EXAMPLES_MAX = 8  # of one finding: the first ones are not to crowd out the others
ON_HAND = {"counted_over": 1, "counted_short": -1, "written_off": -1, "transferred_in": 1, "transferred_out": -1}


class Record:
    def __init__(self):
        self.lock = threading.Lock()
        self.entries, self.faults = [], []
        self.orders, self.keys, self.vouchers = {}, [], []
        self.things = collections.defaultdict(dict)  # by kind, by path
        self.on_hand, self.codes = collections.Counter(), set(WAREHOUSES)
        self.announcements, self.waiting = [], collections.Counter()  # ahead of harvests
        self.lots, self.lots_apart = [], 0
        self.batches, self.harvests, self.harvests_apart = collections.defaultdict(list), {}, set()
        self.counts, self.examples = collections.Counter(), collections.Counter()
        self.broken = False
        self.open_keys = {}  # asked for, and not known yet

    def fault(self, what, example):
        with self.lock:
            self.counts["faults"] += 1
            self.examples[what] += 1
            if self.examples[what] <= EXAMPLES_MAX:
                print(f"  finding: {what}", file=sys.stderr, flush=True)
                self.faults.append(f"{what}: {example}")

    def count(self, what, more=1):
        with self.lock:
            self.counts[what] += more

    def watched(self, work):
        """Runs what a thread does: what it throws is a finding, and ends the run."""
        try:
            work()
        except Exception as fault:
            if not self.broken:  # what the others say then follows from the first
                self.broken = True
                self.fault("a client or the storm broke down", "".join(traceback.format_exception(fault)[-3:]))

    # --- orders ------------------------------------------------------------------------------------------------------------

    def asked(self, key):
        with self.lock:
            self.open_keys[key] = True

    def placed(self, asked, account, answer, apart=False):
        """An order that was granted, the first time or again. `asked`: key, path, document; `apart`: nobody else goes on with it."""
        document = answer.json
        with self.lock:
            self.open_keys.pop(asked[0], None)
            self.entries.append({"key": asked[0], "verdict": "ok", "order_id": document["id"], "fingerprint": hashlib.sha256(answer.body).hexdigest()})
            if document["id"] not in self.orders:
                buyer = "agency" if account.name == "agency" else "school"
                self.orders[document["id"]] = Order(document, account, buyer, asked, answer.body)
                if not apart:
                    self.keys.append(document["id"])
            return self.orders[document["id"]]

    def came_about(self, buyer, account, document, apart=False):
        """An order that was found where a plan of its buyer says that it is: a day of a standing order, a share of a fill."""
        with self.lock:
            if document["id"] not in self.orders:
                self.orders[document["id"]] = Order(document, account, buyer)
                self.entries.append({"key": f"came about as {document['id']}", "verdict": "ok", "order_id": document["id"], "fingerprint": "0" * 64})
                if not apart:
                    self.keys.append(document["id"])
            return self.orders[document["id"]]

    def refused(self, key):
        with self.lock:
            self.open_keys.pop(key, None)
            self.entries.append({"key": key, "verdict": "rejected"})

    def read_back(self, order, there):
        with self.lock:
            entry = {"key": order.asked[0], "verdict": "ok", "order_id": order.id, "fingerprint": hashlib.sha256(order.body).hexdigest()}
            self.entries.append(entry | {"read_back": there})

    def changed(self, order, action, document):
        order.changed(action, document)

    def some_order(self, random, statuses, tries=12):
        """One that was last heard of in one of the states, if a few tries find it; else any: the refusal is worth asking for too."""
        with self.lock:
            picked = [self.orders[random.choice(self.keys)] for _ in range(tries)] if self.keys else []
        return next((each for each in picked if each.status in statuses), picked[0] if picked else None)

    def contract_changed(self, order, document):
        """Contracts are told with the signatures that they had then; those only become more."""
        with order.lock:
            if document["order_version"] > order.version:
                order.status, order.version, order.owed_fen = document["order_status"], document["order_version"], document["owed_fen"]
            for number, what in enumerate([document, *document["addenda"]]):
                order.signatures |= {(number, each["side"], each["text_sha256"]) for each in what["signatures"]}

    def paid(self, order, document, voucher=None):
        with self.lock:
            if voucher:
                self.vouchers.append(voucher)
        with order.lock:
            if document["order_version"] > order.version:
                order.version, order.owed_fen = document["order_version"], document["owed_fen"]
            if not order.payments.get(document["id"], {"confirmed_at": None})["confirmed_at"]:
                order.payments = order.payments | {document["id"]: document}

    def paid_back(self, order, document):
        with order.lock:
            if document["order_version"] > order.version:
                order.version = document["order_version"]
            if not order.refunds.get(document["id"], {"confirmed_at": None})["confirmed_at"]:
                order.refunds = order.refunds | {document["id"]: document}

    def some_refunded_order(self, random):
        """One of which something was paid back."""
        with self.lock:
            there = [self.orders[each] for each in self.keys if self.orders[each].refunds]
        return random.choice(there) if there else None

    def delivered(self, order, delivery):
        order.delivered(delivery)
        self.told("delivery", f"/v1/deliveries/{delivery['id']}", order.account, delivery, order)

    def taken_back(self, order, lines, received):
        products = {line["id"]: line["product_id"] for line in order.lines}
        with order.lock:
            for line in lines:
                order.returned[line["line_id"]] += line["quantity"]
        with self.lock:
            for line in received:
                self.on_hand[products[line["line_id"]]] += line["restocked"]

    # --- what has a version --------------------------------------------------------------------------------------------------

    def told(self, kind, path, account, document, order=None):
        with self.lock:
            thing = self.things[kind].setdefault(path, Thing(kind, path, account, document, order))
        thing.told(document)
        return thing

    def keep(self, thing):
        with self.lock:
            return self.things[thing.kind].setdefault(thing.path, thing)

    def opened_draft(self, buyer, account, document):
        return self.keep(Draft(buyer, account, document))

    def named(self, account, document):
        with self.lock:
            self.codes.add(document["code"])
        return self.keep(Thing("station", f"/v1/warehouses/{document['id']}", account, document))

    def opened_lot(self, account, product, document):
        with self.lock:
            self.lots.append((product, document["id"]))
        return self.keep(Lot(account, product, document))

    def some_lot(self, random):
        """Of the catalogue, or a batch; its product and id."""
        with self.lock:
            there = self.lots[self.lots_apart:]
        return random.choice(there) if there else (None, None)

    def opened_window(self, account, document):
        return self.keep(Window(account, document))

    def agreed(self, account, document):
        return self.keep(Agreement(account, document))

    def set_apart(self):
        """All that there is so far."""
        self.harvests_apart, self.lots_apart = set(self.harvests), len(self.lots)
        for each in [each for things in self.things.values() for each in things.values()]:
            each.apart = True

    def some_thing(self, random, kind, wanted=lambda each: True, tries=8):
        """One that is wanted, if a few tries find it; else none."""
        with self.lock:
            there = [each for each in self.things[kind].values() if not each.apart]
        picked = [random.choice(there) for _ in range(tries)] if there else []
        return next((each for each in picked if wanted(each)), None)

    def announced(self, document):
        with self.lock:
            self.announcements.append(document)

    # --- stock ----------------------------------------------------------------------------------------------------------------

    def received(self, product, quantity, code=None):
        """`code`: of a station, which appears with its first goods where nobody named it."""
        with self.lock:
            self.on_hand[product] += quantity
            self.codes |= {code} if code else set()

    def took_in(self, product, number, said, season):
        """`said`: variety and county of a batch; what is left out follows its first receipt or its product."""
        origin = (said["variety"].replace(" ", ""), said["county_code"]) if said else None
        with self.lock:
            if (hexadecimal(product), number) not in self.batches:
                self.lots.append((product, season["lot_id"]))
            self.batches[hexadecimal(product), number].append(origin)
        if origin and (season["variety"], season["county_code"]) != origin:
            self.fault("a batch is of another origin than was said", f"{product} {number}: {said}, answered {season}")

    def told_of_harvest(self, document):
        """As it was announced, or withdrawn, which nothing undoes."""
        with self.lock:
            if not self.harvests.get(document["id"], {"withdrawal": None})["withdrawal"]:
                self.harvests[document["id"]] = document

    def some_harvest(self, random):
        """Not of what was walked before the storm."""
        with self.lock:
            there = [each for each in self.harvests.values() if each["id"] not in self.harvests_apart]
        return random.choice(there) if there else None

    def moved(self, product, movements):
        with self.lock:
            self.on_hand[product] += sum(ON_HAND[each["kind"]] * each["quantity"] for each in movements)

    # --- for the doctor -------------------------------------------------------------------------------------------------------

    def write(self, path):
        unknown = [{"key": key, "verdict": "unknown"} for key in self.open_keys]
        with self.lock, open(path, "w", encoding="utf-8") as file:
            for each in self.entries + unknown:
                file.write(json.dumps(each) + "\n")
