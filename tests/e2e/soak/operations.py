"""What a client may do next: each operation asks until it knows what came of it and tells the record. The weights say how often."""

import datetime
import threading

from .client import Client
from .goods import BUDGET_FEN, WAREHOUSES

BUYERS = ("school", "school", "agency", "program")
AGAIN_PER_CENT = 8      # of what was done is asked again with its key
OTHERS_PER_CENT = 3     # of what was done is asked with its key and other contents
READ_BACK_PER_CENT = 30
STALE_PER_CENT = 6
HUGE = 100_000
UNNAMED_COUNTS_MAX = 40


class Operations:
    def __init__(self, client, goods, record, random, number):
        self.client, self.goods, self.record, self.random = client, goods, record, random
        self.number, self.keys = number, 0

    def one(self):
        """Answers the name of what was done."""
        operation = self.random.choices([each for each, _ in WEIGHTS], [weight for _, weight in WEIGHTS])[0]
        operation(self)
        return operation.__name__

    def chance(self, per_cent):
        return self.random.randrange(100) < per_cent

    def key(self):
        self.keys += 1
        return f"soak-client-{self.number:03}-{self.keys:06}"

    def effect(self, account, path, document, if_match=None):
        """Answers what came of it; sometimes asks again, which must change nothing."""
        key = self.key()
        answer = self.client.post(account, path, document, key, if_match)
        if answer.done and self.chance(AGAIN_PER_CENT):
            again = self.client.post(account, path, document, key, if_match)
            if (again.status, again.body) != (answer.status, answer.body):
                self.record.fault("asked again and told otherwise", f"{path} {key}: {answer.body} and then {again.status} {again.body}")
        if answer.done and document and self.chance(OTHERS_PER_CENT):
            self.refused_for_its_key(account, path, document | {"note": "别的"}, key)
        return answer

    def refused_for_its_key(self, account, path, document, key):
        answer = self.client.post(account, path, document, key)
        if answer.status not in (400, 422):
            self.record.fault("a known key with other contents", f"{path} {key}: {answer.status} {answer.body}")

    # --- orders --------------------------------------------------------------------------------------------------------------

    def order_document(self, buyer):
        lines = [{"offer_id": each["id"], "offer_version": self.goods.prices[each["id"]], "quantity": self.random.randint(1, 6)}
                 for each in self.goods.hot(self.random, self.random.choice((1, 1, 2, 3, 5, 8)))]
        for line in lines:
            if self.chance(25):
                line["budget_id"] = self.random.choice(self.goods.budgets[buyer])
            if self.chance(1):
                line["quantity"] = self.random.choice((HUGE, 0, -1, 2**53))
        return {"supplier_organisation_id": self.goods.supplier.organisation["id"],
                "delivery": {"county_code": "510107", "address": "测试路1号", "contact": "测试"},
                "requested_delivery_date": self.goods.delivery_day().isoformat(), "lines": lines}

    def place(self):
        buyer = self.random.choice(BUYERS)
        order = self.ask_for(self.client, self.goods.accounts_of[buyer], self.order_document(buyer), self.key())
        if order and self.chance(READ_BACK_PER_CENT):
            self.read_back(order)

    def ask_for(self, client, account, document, key):
        """Answers the id of the order, if there is one."""
        self.record.asked(key)
        answer = client.post(account, "/v1/orders", document, key)
        if answer.done:
            return self.record.placed(key, account, document, answer)
        self.record.refused(key)
        self.learn_price(answer)
        return None

    def learn_price(self, answer):
        if answer.code == "offer-changed":
            self.goods.prices[answer.json["offer_id"]] = int(answer.json["offer_version"])

    def place_twice_at_once(self):
        """The same key on two connections at the same time: one order, the same bytes."""
        account, document, key = self.goods.accounts_of["school"], self.order_document("school"), self.key()
        other = Client(self.client.address, self.record)
        second = threading.Thread(target=self.record.watched, args=(lambda: self.ask_for(other, account, document, key),))
        second.start()
        self.ask_for(self.client, account, document, key)
        second.join()
        other.hang_up()

    def read_back(self, order_id):
        order = self.record.orders[order_id]
        answer = self.client.get(order.account, f"/v1/orders/{order_id}")
        self.record.read_back(order, answer.status == 200 and answer.json["id"] == order_id)

    def ask_for_again(self):
        order = self.record.some_order(self.random, ())
        if not order:
            return
        key, document = order.asked
        answer = self.client.post(order.account, "/v1/orders", document, key)
        self.record.placed(key, order.account, document, answer) if answer.done else self.record.fault(
            "a known key is refused", f"{key}: {answer.status} {answer.body}")

    def ask_for_other_goods(self):
        order = self.record.some_order(self.random, ())
        if order:
            key, document = order.asked
            more = [line | {"quantity": line["quantity"] + 1} for line in document["lines"]]
            self.refused_for_its_key(order.account, "/v1/orders", document | {"lines": more}, key)

    def change(self, account, statuses, action, document=None):
        order = self.record.some_order(self.random, statuses)
        if not order:
            return
        stale = f'"{order.id}-1"' if self.chance(STALE_PER_CENT) else None
        answer = self.effect(self.goods.accounts_of[account] if account else order.account, f"/v1/orders/{order.id}/{action}",
                             document(order) if document else None, stale)
        if answer.done:
            self.record.changed(order, action, answer.json)

    def confirm(self):
        self.change("cooperative", ("placed",), "confirmation")

    def dispatch(self):
        self.change("cooperative", ("confirmed",), "dispatch")

    def cancel_as_buyer(self):
        self.change(None, ("placed", "submitted"), "cancellation", lambda order: {"reason": "不要了"})

    def cancel_as_supplier(self):
        self.change("cooperative", ("placed", "confirmed"), "cancellation", lambda order: {"reason": "缺货"})

    def approve(self):
        said = {"decision": "refuse", "comment": "太贵"} if self.chance(20) else {"decision": "approve"}
        self.change("approver" if self.chance(85) else "agency", ("submitted",), "approvals", lambda order: said)

    def accept(self):
        self.change(self.random.choice(("school", "agency")), ("dispatched",), "acceptance", self.acceptance)

    def acceptance(self, order):
        if self.chance(50):
            return {"all": True}
        lines = []
        for line in order.lines:
            rejected = self.random.randint(0, line["quantity"]) if self.chance(40) else 0
            said = {"line_id": line["id"], "accepted_quantity": line["quantity"] - rejected, "rejected_quantity": rejected}
            lines.append(said | ({"reason": "碰伤", "rejected_goods": self.random.choice(("returned", "destroyed", "credited"))} if rejected else {}))
        if self.chance(5):
            lines[0]["accepted_quantity"] += 1  # more than was shipped
        return {"lines": lines}

    def rate(self):
        self.change(self.random.choice(("school", "agency")), ("accepted", "partly_accepted"), "rating", lambda order: {"stars": self.random.randint(1, 5)})

    def look_around(self):
        account = self.goods.accounts_of[self.random.choice(("school", "agency", "cooperative"))]
        for path in ("/v1/orders?limit=20", "/v1/budgets" if account.name != "cooperative" else "/v1/stock"):
            answer = self.client.get(account, path)
            if answer.status != 200:
                self.record.fault("a list cannot be read", f"{account.name} {path}: {answer.status} {answer.body}")

    # --- stock ---------------------------------------------------------------------------------------------------------------

    def some_shelf(self):
        return {"product_id": self.goods.hot(self.random, 1)[0]["product_id"], "warehouse_code": self.random.choice(WAREHOUSES)}

    def receive(self):
        shelf = self.some_shelf()
        document = shelf | {"quantity": self.random.randint(1, 60), "reason": "入库"}
        if self.chance(30):
            today = datetime.date.fromisoformat(self.goods.today())
            harvested, expires = today - datetime.timedelta(days=2), today + datetime.timedelta(days=30)
            document["batch"] = {"number": f"批{self.random.randint(1, 9)}", "harvested_on": harvested.isoformat(), "expires_on": expires.isoformat()}
        if self.effect(self.goods.accounts_of["cooperative"], "/v1/stock-receipts", document).done:
            self.record.received(shelf["product_id"], document["quantity"])

    def transfer(self):
        one, other = self.random.sample(WAREHOUSES, 2)
        self.change_stock("transfers", {"product_id": self.some_shelf()["product_id"], "from_warehouse_code": one, "to_warehouse_code": other,
                                        "quantity": self.random.randint(1, 20), "reason": "调拨"})

    def count_stock(self):
        count = {"counted": self.random.randint(0, UNNAMED_COUNTS_MAX), "cause": self.random.choice(("spoilage", "loss", "found", "correction"))}
        self.change_stock("takings", self.some_shelf() | {"counts": [count], "reason": "盘点"})

    def write_off(self):
        self.change_stock("write-offs", self.some_shelf() | {"reason": "过期"})

    def change_stock(self, kind, document):
        answer = self.effect(self.goods.accounts_of["cooperative"], f"/v1/stock-{kind}", document)
        if answer.done:
            self.record.moved(document["product_id"], answer.json["movements"])

    # --- prices, money, complaints ---------------------------------------------------------------------------------------------

    def change_price(self):
        offer = self.goods.hot(self.random, 1)[0]
        terms = {"minimum_quantity": 1, "tiers": [{"quantity_from": 1, "unit_price_fen": self.random.randint(5800, 6200)}],
                 "valid_from": (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")}
        answer = self.effect(self.goods.accounts_of["cooperative"], f"/v1/products/{offer['product_id']}/offers", terms)
        if answer.done and self.chance(20):
            self.goods.prices[offer["id"]] = answer.json["version"]  # newer than what is in force, or has arrived, at times

    def allocate_budget(self):
        buyer = self.random.choice(("school", "agency"))
        amount = self.random.randint(BUDGET_FEN // 8, 2 * BUDGET_FEN)
        self.effect(self.goods.accounts_of[buyer], f"/v1/budgets/{self.random.choice(self.goods.budgets[buyer])}/allocation", {"allocated_fen": amount})

    def complain(self):
        order = self.record.some_order(self.random, ("accepted", "partly_accepted", "dispatched"))
        if not order:
            return
        said = {"ground": "quality", "words": "有烂果", "refund_fen": self.random.choice((0, 0, 1, 5_000, order.total_fen))}
        answer = self.effect(self.goods.accounts_of[self.random.choice(("school", "agency"))], f"/v1/orders/{order.id}/complaints", said)
        if answer.done:
            self.record.complained(answer.json)

    def go_on_with_complaint(self):
        complaint = self.record.some_complaint(self.random)
        if not complaint:
            return
        amount = self.random.randint(0, complaint["asked_fen"])
        steps = (("cooperative", "answer", {"words": "赔付", "offer_fen": amount}), ("school", "agreement", None), ("agency", "agreement", None),
                 ("school", "escalation", {"words": "不同意"}), ("operator", "ruling", {"words": "裁定", "refund_fen": amount}), ("school", "withdrawal", None))
        account, step, document = self.random.choice(steps)
        self.effect(self.goods.accounts_of[account], f"/v1/complaints/{complaint['id']}/{step}", document)


WEIGHTS = ((Operations.place, 40), (Operations.place_twice_at_once, 3), (Operations.ask_for_again, 6), (Operations.ask_for_other_goods, 2),
           (Operations.confirm, 13), (Operations.dispatch, 9), (Operations.accept, 9), (Operations.rate, 2), (Operations.cancel_as_buyer, 4),
           (Operations.cancel_as_supplier, 2), (Operations.approve, 7), (Operations.receive, 9), (Operations.transfer, 3), (Operations.count_stock, 2),
           (Operations.write_off, 2), (Operations.change_price, 1), (Operations.allocate_budget, 2), (Operations.complain, 3),
           (Operations.go_on_with_complaint, 3), (Operations.look_around, 2))
