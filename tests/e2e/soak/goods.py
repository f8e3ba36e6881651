"""What there is to trade: few hot products in two warehouses, two canteens and an agency that buy, a union, their budgets and rules."""

import datetime
import time

from bench.market import Shop
from journey.api import User

from . import machines
from .client import NOTHING, PAUSE_SECONDS, Account

PRODUCTS = 12
FIRST_STOCK = 60
WAREHOUSES = ("S-1", "S-2")
BUDGET_FEN = 8_000_000
CREDIT_FEN = 4_000_000
APPROVAL_FROM_FEN = 150_000


class PatientUser(User):
    """On a machine that is busy with other things: what ended without a decision is asked again, with the same key."""

    def exchange(self, method, path, body, headers):
        end = time.monotonic() + machines.START_SECONDS
        while True:
            try:
                answer = super().exchange(method, path, body, headers)
            except NOTHING:
                answer = None
            if (answer and answer.status not in (503, 504)) or time.monotonic() > end:
                return answer
            time.sleep(PAUSE_SECONDS)


class Goods(Shop):
    def __init__(self, address, record):
        self.record = record
        self.first_day = self.today()
        self.delivery_day = datetime.date.fromisoformat(self.first_day) + datetime.timedelta(days=7)
        super().__init__(address, products=PRODUCTS + 2)
        self.products = [each["product_id"] for each in self.offers]
        self.prices = {each["id"]: each["version"] for each in self.offers}
        # Two that no random operation takes: one that is bought step by step (life.py), one that nobody buys.
        self.spare, self.steady = self.offers.pop(), self.offers.pop()
        self.accounts_of = {kind: self.account(kind) for kind in ("cooperative", "school", "agency", "operator", "union")}
        self.accounts_of["approver"] = Account("approver", "soak-approver", "soak-approver-2026")
        key = self.buyer.post("/v1/api-keys", {"purpose": "soak", "scopes": ["orders:place", "orders:read"]}).json["key"]
        self.accounts_of["program"] = Account("program", api_key=key)
        agency = self.sign_in("agency")
        agency.post("/v1/purchasing-rules", {"approvals": [{"amount_from_fen": APPROVAL_FROM_FEN, "approvals": 1}], "budget_required": False},
                    expect=(200, 201))
        self.organisations = {"school": self.buyer.organisation["id"], "agency": agency.organisation["id"]}
        self.budgets = {"school": self.open_budgets(self.buyer), "agency": self.open_budgets(agency)}
        self.budgets["program"] = self.budgets["school"]
        self.steady_budget = self.open_budget(self.buyer, "union_dues")
        for buyer in self.organisations.values():
            self.supplier.post("/v1/credit-limits", {"buyer_organisation_id": buyer, "limit_fen": CREDIT_FEN}, expect=200)

    def sign_in(self, kind):
        return PatientUser(self.address, kind).sign_in(*self.credentials(kind))

    def account(self, kind):
        return Account(kind, *self.credentials(kind))

    def open_budgets(self, buyer):
        return [self.open_budget(buyer, fund) for fund in ("canteen", "staff")]

    def open_budget(self, buyer, fund):
        return buyer.post("/v1/budgets", {"year": self.delivery_day.year, "fund": fund, "name_zh": "连续测试", "allocated_fen": BUDGET_FEN}).json["id"]

    def put_stock_in(self, product):
        for warehouse in WAREHOUSES:
            receipt = {"product_id": product, "warehouse_code": warehouse, "quantity": FIRST_STOCK, "reason": "期初"}
            self.supplier.post("/v1/stock-receipts", receipt)  # once the product has reached orders
            self.record.received(product, FIRST_STOCK)

    def hot(self, random, count):
        """Different goods, the first ones most often."""
        picked = []
        while len(picked) < count:
            each = self.offers[min(int(random.expovariate(0.4)), len(self.offers) - 1)]
            if each not in picked:
                picked.append(each)
        return picked
