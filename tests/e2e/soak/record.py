"""What all clients asked and were told: the log for the doctor, and the sums that the marketplace must come to in the end."""

import collections
import hashlib
import json
import sys
import threading
import traceback

FAULTS_MAX = 50
# What an order that was told so must show for ever.
MARKS = {"confirmation": "confirmed_at", "dispatch": "dispatched_at", "acceptance": "accepted_at", "cancellation": "cancelled_at", "rating": "rating_stars"}
ON_HAND = {"counted_over": 1, "counted_short": -1, "written_off": -1, "transferred_in": 1, "transferred_out": -1}


class Order:
    def __init__(self, document, account, asked, body):
        self.id, self.account, self.asked, self.body = document["id"], account, asked, body
        self.status, self.version = document["status"], document["version"]
        self.lines = document["lines"]
        self.total_fen = document["total_fen"]
        self.marks = set()


class Record:
    def __init__(self):
        self.lock = threading.Lock()
        self.entries, self.faults = [], []
        self.orders, self.keys, self.complaints = {}, [], {}
        self.on_hand = collections.Counter()
        self.counts = collections.Counter()
        self.broken = False
        self.open_keys = {}  # asked for, and not known yet

    def fault(self, what, example):
        with self.lock:
            self.counts["faults"] += 1
            print(f"  finding: {what}", file=sys.stderr, flush=True)
            if len(self.faults) < FAULTS_MAX:
                self.faults.append(f"{what}: {example}")

    def count(self, what):
        with self.lock:
            self.counts[what] += 1

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

    def placed(self, key, account, asked, answer):
        """An order that was granted, the first time or again."""
        document = answer.json
        with self.lock:
            self.open_keys.pop(key, None)
            self.entries.append({"key": key, "verdict": "ok", "order_id": document["id"], "fingerprint": hashlib.sha256(answer.body).hexdigest()})
            if document["id"] not in self.orders:
                self.orders[document["id"]] = Order(document, account, (key, asked), answer.body)
                self.keys.append(document["id"])
        return document["id"]

    def refused(self, key):
        with self.lock:
            self.open_keys.pop(key, None)
            self.entries.append({"key": key, "verdict": "rejected"})

    def read_back(self, order, there):
        with self.lock:
            entry = {"key": order.asked[0], "verdict": "ok", "order_id": order.id, "fingerprint": hashlib.sha256(order.body).hexdigest()}
            self.entries.append(entry | {"read_back": there})

    def changed(self, order, action, document):
        with self.lock:
            if document["version"] > order.version:
                order.status, order.version = document["status"], document["version"]
            if action in MARKS:
                order.marks.add(MARKS[action])

    def some_order(self, random, statuses, tries=12):
        """One that was last heard of in one of the states, if a few tries find it; else any: the refusal is worth asking for too."""
        with self.lock:
            picked = [self.orders[random.choice(self.keys)] for _ in range(tries)] if self.keys else []
        return next((each for each in picked if each.status in statuses), picked[0] if picked else None)

    # --- stock and complaints -------------------------------------------------------------------------------------------------

    def received(self, product, quantity):
        with self.lock:
            self.on_hand[product] += quantity

    def moved(self, product, movements):
        with self.lock:
            self.on_hand[product] += sum(ON_HAND[each["kind"]] * each["quantity"] for each in movements)

    def complained(self, document):
        with self.lock:
            self.complaints[document["id"]] = document

    def some_complaint(self, random):
        with self.lock:
            return random.choice(list(self.complaints.values())) if self.complaints else None

    # --- for the doctor -------------------------------------------------------------------------------------------------------

    def write(self, path):
        unknown = [{"key": key, "verdict": "unknown"} for key in self.open_keys]
        with self.lock, open(path, "w", encoding="utf-8") as file:
            for each in self.entries + unknown:
                file.write(json.dumps(each) + "\n")
