"""What clients were told of one order, draft, window or agreement, so that it can be held against what stands there in the end."""

import collections
import threading

# What an order that was told so must show for ever.
MARKS = {"confirmation": "confirmed_at", "dispatch": "dispatched_at", "acceptance": "accepted_at", "cancellation": "cancelled_at", "rating": "rating_stars",
         "closing": "closed_at"}


class Thing:
    """What has a path and a version: the newest document that anybody was told of. `apart`: no client goes on with it."""

    def __init__(self, kind, path, account, document, order=None):
        self.kind, self.path, self.account, self.order = kind, path, account, order
        self.lock, self.document, self.apart = threading.Lock(), document, False

    def told(self, document):
        with self.lock:
            if document["version"] > self.document["version"]:
                self.document = document


class Order:
    """`asked`, `body`: the question that it was the answer to, and the answer; nothing where it came about by a plan of its buyer."""

    def __init__(self, document, account, buyer, asked=None, body=None):
        self.id, self.account, self.buyer, self.asked, self.body = document["id"], account, buyer, asked, body
        self.supplier_id, self.day, self.award = document["supplier_organisation_id"], document["requested_delivery_date"], document["quotation_id"]
        self.status, self.version, self.lines = document["status"], document["version"], document["lines"]
        self.total_fen, self.owed_fen = document["total_fen"], document["owed_fen"]
        self.replacements, self.lines_version = document.get("replacements", []), self.version
        self.lock, self.marks = threading.Lock(), set()
        self.payments, self.refunds, self.deliveries, self.signatures = {}, {}, {}, set()
        self.shown_lines = []  # in the end
        self.dispatched, self.accepted_lines, self.weighed_lines, self.returned = False, None, None, collections.Counter()

    def changed(self, action, document):
        with self.lock:
            if document["version"] > self.version:
                self.status, self.version, self.owed_fen = document["status"], document["version"], document["owed_fen"]
            if document["version"] > self.lines_version:
                self.lines, self.lines_version, self.replacements = document["lines"], document["version"], document.get("replacements", [])
            if action in MARKS:
                self.marks.add(MARKS[action])

    def paid_fen(self):
        with self.lock:
            return sum(each["amount_fen"] for each in self.payments.values())

    def owed_back_fen(self):
        """By what is known here; there may be more, or less."""
        with self.lock:
            arrived = sum(each["amount_fen"] for each in self.payments.values() if each["confirmed_at"])
            owed = 0 if self.status == "cancelled" else self.owed_fen
            return arrived - owed - sum(each["amount_fen"] for each in self.refunds.values())

    # Answers may be written down in another order than the one in which they were given: what is told of all of an order goes before its parts.

    def shipped(self, line):
        """Pieces of a line that left."""
        if self.dispatched:
            return line["quantity"]
        return sum(each["quantity"] for delivery in self.deliveries.values() for each in delivery["lines"] if each["line_id"] == line["id"])

    def accepted(self, line):
        if self.accepted_lines is not None:
            return self.accepted_lines[line["id"]]
        return sum(each["accepted_quantity"] or 0 for delivery in self.deliveries.values() for each in delivery["lines"] if each["line_id"] == line["id"])

    def weighed(self, line):
        """Grams that were accepted of a line that is paid by its mass."""
        if self.accepted_lines is not None:
            return self.weighed_lines[line["id"]] or 0
        return sum(each["accepted_g"] or 0 for delivery in self.deliveries.values() for each in delivery["lines"] if each["line_id"] == line["id"])

    def worth(self, line):
        """About what was accepted of a line costs."""
        kilogram = line["price_per_kilogram_fen"]
        return self.weighed(line) * kilogram // 1_000 if kilogram else self.accepted(line) * line["unit_price_fen"]

    def delivered(self, delivery):
        """A delivery as it was shipped or accepted."""
        with self.lock:
            if delivery["version"] > self.deliveries.get(delivery["id"], {"version": 0})["version"]:
                self.deliveries = self.deliveries | {delivery["id"]: delivery}
            if self.status in ("confirmed", "partly_shipped"):
                self.status = "dispatched" if all(self.shipped(line) == line["quantity"] for line in self.lines) else "partly_shipped"

    def accepted_whole(self, lines):
        self.weighed_lines = {line["id"]: line["accepted_g"] for line in lines}
        self.accepted_lines = {line["id"]: line["accepted_quantity"] for line in lines}


class Lot(Thing):
    """Of the catalogue: what was delivered into it, and what of it came into stock."""

    def __init__(self, account, product, document):
        super().__init__("lot", f"/v1/lots/{document['id']}", account, document)
        self.product, self.delivered_g, self.received = product, 0, 0

    def took_in(self, grams):
        with self.lock:
            self.delivered_g += grams

    def came(self, quantity):
        with self.lock:
            self.received += quantity


class Draft(Thing):
    def __init__(self, buyer, account, document):
        super().__init__("draft", f"/v1/order-drafts/{document['id']}", account, document)
        self.buyer, self.lines, self.removed, self.order_id = buyer, {}, set(), None

    def line_changed(self, line):
        with self.lock:
            if line["id"] not in self.removed and line["version"] > self.lines.get(line["id"], {"version": 0})["version"]:
                self.lines = self.lines | {line["id"]: line}

    def line_removed(self, line):
        with self.lock:
            self.removed.add(line)
            self.lines = {each: shown for each, shown in self.lines.items() if each != line}

    def became(self, order):
        self.order_id = order


class Window(Thing):
    def __init__(self, account, document):
        super().__init__("window", f"/v1/collecting-windows/{document['id']}", account, document)
        self.intents, self.closed, self.withdrawn = {}, False, set()

    def intended(self, intent):
        with self.lock:
            if intent["withdrawn_at"]:
                self.withdrawn.add(intent["id"])
            if intent["id"] in self.withdrawn:
                self.intents = {each: said for each, said in self.intents.items() if each != intent["id"]}
            elif intent["version"] > self.intents.get(intent["id"], {"version": 0})["version"]:
                self.intents = self.intents | {intent["id"]: intent}


class Agreement(Thing):
    def __init__(self, account, document):
        super().__init__("agreement", f"/v1/agreements/{document['id']}", account, document)
        self.prepayments, self.repayments, self.allocated, self.handed = {}, {}, False, collections.Counter()

    @property
    def ended(self):
        return self.document["status"] in ("closed", "cancelled")

    def changed(self, document):
        self.told(document)

    def prepaid(self, payment):
        with self.lock:
            if not self.prepayments.get(payment["id"], {"confirmed_at": None})["confirmed_at"]:
                self.prepayments = self.prepayments | {payment["id"]: payment}

    def prepaid_if(self, answer):
        if answer.done:
            self.prepaid(answer.json)

    def repaid_if(self, answer):
        if answer.done:
            with self.lock:
                payment = answer.json
                if not self.repayments.get(payment["id"], {"confirmed_at": None})["confirmed_at"]:
                    self.repayments = self.repayments | {payment["id"]: payment}

    def waiting_prepayment(self):
        return self.waiting(self.prepayments)

    def waiting_repayment(self):
        return self.waiting(self.repayments)

    @staticmethod
    def waiting(payments):
        return next((each for each, payment in payments.items() if not payment["confirmed_at"]), None)

    def money_open(self):
        """Of a closed one, by what clients last heard: something may still be paid or go back."""
        if self.document["status"] != "closed":
            return False
        line = self.document["lines"][0]
        due = sum(each["delivered_quantity"] for each in line["sections"]) * line["unit_price_fen"]
        return bool(line["owed_back_fen"] or due > line["prepaid_recorded_fen"] or self.waiting_prepayment() or self.waiting_repayment())

    def handed_over(self, section, quantity):
        with self.lock:
            self.handed[section] += quantity
